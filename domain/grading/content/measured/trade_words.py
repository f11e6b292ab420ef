"""Words of trades that Harper 2.13 does not know; each was tried."""

_WORDS = """
arborist arborists balayage bargeboard bargeboards brewhouse cambelt cambelts canalside coeliac
combi combis downpipe downpipes ensuite focaccia fuseboard gasfitter giftware groundworks handleless
heatloss homeware homewares invisalign kombucha leadwork limewash macerator microblading
microchipping narrowboat narrowboats ombre orthotics pebbledash pollarding powerflush powerflushing
purlin purlins reglazing regrout repoint repointing reupholstery ridgeline risograph rooflight
rooflights saniflo screeding slater slaters soakaway soakaways soffit soffits splashback splashbacks
stonemasonry tideline tradesperson traybake traybakes updo updos velux weathertight wetroom wetrooms
wifi workwear
"""

TRADE_WORDS = frozenset(_WORDS.split())
"""In lower case."""
