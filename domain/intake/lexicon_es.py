from dataclasses import replace
from domain.intake.lexicon_en import EN
ES = replace(EN, function_words=frozenset("y el la los de que en para con somos".split()))
