"""Words that only join, point or stand in for others, whole classes of them; every other word says something, however plain.

Narrower than the neutral words of a lexicon: `holen` and `charge` claim nothing by themselves, but say something behind an `and`.
"""

from domain.facts import Language
from domain.model._truth_lexicon import words

CLOSED_CLASS: dict[Language, frozenset[str]] = {
    "en": words(
        """
        a an the this that these those it its he she they them their theirs his her hers him we us our ours you your yours
        i me my mine who whom whose which what where when how why there here
        is are am be been being was were do does did done have has had having can could will would shall should must may
        might cannot don doesn didn isn aren wasn weren won ll re ve s t d m
        and or but so as if than then also too both either while though yet not no nor because unless whether
        to of for in on at by with from into onto out up down off over under about between among per via until till since
        during through within before after against behind beside without
        all some any each every more most much many few just only very quite even still already again always never one
        ones own other
        """
    ),
    "de": words(
        """
        der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem er es sie ihm ihn ihr
        ihre ihren ihrem ihrer ihres ihnen wir uns unser unsere unseren unserem unserer unseres ich mich mir mein meine
        meinen meinem meiner du dich dir dein deine deinen deinem deiner euch euer eure man sich wer wen wem was wann wo
        wie warum womit wofür welche welcher welches welchen woher wohin hier da dort dabei dafür damit dazu davon daran
        darauf darin
        ist sind bin bist sein war waren wird werden wurde wurden hat haben habe hast hatte hatten kann können könnte
        könnten kannst soll sollen sollte will wollen möchten möchte muss müssen darf dürfen
        und oder aber sowie denn doch wenn falls dass ob als auch sowohl nicht kein keine keinen keinem keiner nie nichts
        weder noch ohne schon nur weil bevor
        von vom zu zum zur für in im ins an am auf bei beim mit aus nach vor über unter um durch gegen bis ab seit während
        zwischen per pro je
        so sehr mehr alle alles allen jede jeder jedes jeden jedem immer ganz viel viele etwas selbst eigen eigene eigenen
        """
    ),
    "es": words(
        """
        el la los las un una unos unas lo al del este esta estos estas ese esa esos esas esto eso aquí allí ahí me te se
        nos os le les mi mis tu tus su sus nuestro nuestra nuestros nuestras yo tú él ella ellos ellas usted ustedes
        nosotros que quien quienes cual donde cuando como cómo qué
        es son ser está están estar era fue ha han hay haber he hemos tiene tienen tener tienes tenemos puede pueden poder
        podemos puedes debe deben hace hacer hacen hacemos
        y e o u ni pero si no sí ya muy más menos también además aún todavía solo sólo porque pues así
        a de en con por para sin sobre entre desde hasta hacia según ante bajo tras
        todo toda todos todas cada otro otra otros otras mismo misma cualquier algo nada nadie nunca siempre
        """
    ),
}
