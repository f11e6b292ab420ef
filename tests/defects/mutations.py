"""All planted faults, in the batches they were written."""

from tests.defects import (
    mutations_accessibility,
    mutations_code,
    mutations_content,
    mutations_performance,
    mutations_second,
    mutations_seo,
    mutations_third,
)

BATCHES = {
    "first": (
        *mutations_performance.PLANTS,
        *mutations_seo.PLANTS,
        *mutations_accessibility.PLANTS,
        *mutations_code.PLANTS,
        *mutations_content.PLANTS,
    ),
    "second": mutations_second.PLANTS,
    "third": mutations_third.PLANTS,
}
