from dataclasses import replace
from domain.intake.lexicon_en import EN
DE = replace(EN, function_words=frozenset("und der die das ist wir für mit".split()))
