"""What the search for drivers writes in English, said in French."""

from __future__ import annotations

# ruff: noqa: E501  # a sentence and its translation are read side by side
_NAMES = (
    ("NPS", "NPS"),
    ("CSAT", "CSAT"),
    ("effort score (CES)", "score d’effort CES"),
    ("Effort score", "Score d’effort"),
    ("effort score", "score d’effort"),
    ("their other scores", "leurs autres notes"),
    ("contacts", "contacts"),
    ("waiting", "attente"),
    ("unresolved", "contacts non résolus"),
    ("effort", "effort"),
    ("reason", "raison"),
    ("none given", "aucune raison donnée"),
    ("other reasons", "autres raisons"),
    ("detractors, 0-6", "détracteurs, 0-6"),
    ("passives, 7-8", "passifs, 7-8"),
    ("promoters, 9-10", "promoteurs, 9-10"),
    ("dissatisfied, 1-2", "insatisfaits, 1-2"),
    ("neither, 3", "ni l’un ni l’autre, 3"),
    ("satisfied, 4-5", "satisfaits, 4-5"),
    ("hard, 1-3", "difficile, 1-3"),
    ("middling, 4-5", "moyen, 4-5"),
    ("easy, 6-7", "facile, 6-7"),
)
_RATIOS = (
    ("the same", "égal"),
    ("{ratio} (95 % interval {low} to {high} times)", "{ratio} (intervalle à 95 % : {low} à {high} fois)"),
    ("{ratio} (95 % interval {low} to {high})", "{ratio} (intervalle à 95 % : {low} à {high})"),
)
_SCORES = (
    (
        "Too few answers: {n} to the {index} cannot tell drivers apart",
        "Trop peu de réponses : {n} ne suffisent pas à distinguer ce qui fait bouger la note ({index})",
    ),
    ("Ask more customers, wait, or name fewer features", "Interroger plus de clients, attendre, ou nommer moins de variables"),
    (
        "Nothing differs: the answers to the {index}, or everything known of them, are all alike",
        "Rien ne diffère : les réponses ({index}), ou tout ce qu’on en sait, sont toutes pareilles",
    ),
    ("Bring more tables or features", "Apporter d’autres tables ou variables"),
    (
        "Separation: {drivers} and {last} split the answers to the {index} so well that the effect has no bound",
        "Séparation : {drivers} et {last} partagent si bien les réponses ({index}) que l’effet est sans borne",
    ),
    (
        "Separation: drivers together split the answers to the {index} so well that the effect has no bound",
        "Séparation : des facteurs ensemble partagent si bien les réponses ({index}) que l’effet est sans borne",
    ),
    (
        "Separation: {driver} splits the answers to the {index} so well that the effect has no bound",
        "Séparation : {driver} partage si bien les réponses ({index}) que l’effet est sans borne",
    ),
    (
        "Look for a driver that is written after the answer, leave it out, or merge its levels",
        "Chercher une variable écrite après la réponse, l’écarter, ou regrouper ses niveaux",
    ),
    (
        "No signal: in {n} answers none of the drivers tested ({m}) goes with the {index} more than chance would",
        "Aucun signal : dans {n} réponses, aucun des facteurs testés ({m}) ne va de pair avec la note ({index}) plus que le hasard",
    ),
    (
        "Something goes with the {index}, but which of the drivers it is cannot be told: none is told from chance by itself",
        "Quelque chose va de pair avec la note ({index}), mais on ne peut dire quel facteur : aucun ne se distingue du hasard à lui seul",
    ),
    ("What goes with the {index}: {drivers} and {last}", "Ce qui va de pair avec la note ({index}) : {drivers} et {last}"),
    ("What goes with the {index}: {drivers}", "Ce qui va de pair avec la note ({index}) : {drivers}"),
    (
        "The drivers compared ({n} of {m} tested) explain {share} of what the answers hold; the rest they do not tell",
        "Les facteurs comparés ({n} sur {m} testés) expliquent {share} de ce que disent les réponses ; le reste, ils ne le disent pas",
    ),
    ("the other {n} together", "les {n} autres ensemble"),
    (
        "The other {n} drivers together: {share} of what is explained of the {index} (95 % interval {low} to {high})",
        "Les {n} autres facteurs ensemble : {share} de ce qui est expliqué de la note ({index}), intervalle à 95 % : {low} à {high}",
    ),
    (
        "Told from chance too, without a share of their own: {drivers} and {last}",
        "Se distinguent aussi du hasard, sans part à eux : {drivers} et {last}",
    ),
    (
        "Told from chance too, without a share of their own: {drivers}",
        "Se distingue aussi du hasard, sans part à lui : {drivers}",
    ),
    (
        "not tested: it takes {n} coefficients, and {m} answers carry {k}",
        "non testé : il prend {n} coefficients, et {m} réponses en portent {k}",
    ),
    (
        "tested on its own (p = {p}), without room beside the others: {m} answers carry {k} coefficients",
        "testé à lui seul (p = {p}), sans place à côté des autres : {m} réponses portent {k} coefficients",
    ),
    ("tells nearly the same as {other} (correlation {r})", "dit presque la même chose que {other} (corrélation {r})"),
    ("{driver}: not told from chance", "{driver} : rien ne le distingue du hasard"),
    (
        "{driver}: {share} of what is explained of the {index} (95 % interval {low} to {high})",
        "{driver} : {share} de ce qui est expliqué de la note ({index}), intervalle à 95 % : {low} à {high}",
    ),
    (
        "{one} and {other} go together so closely (correlation {n}) that their shares are split between them by convention",
        "{one} et {other} vont si bien ensemble (corrélation {n}) que leurs parts sont réparties entre eux par convention",
    ),
    ("no value at all", "aucune valeur"),
    ("{n} different texts", "{n} textes différents"),
    ("tells the same as {other}", "dit la même chose que {other}"),
)
_CHURN = (
    ("How the {index} goes with churn cannot be said: {why}", "Le lien entre la note ({index}) et les départs ne peut être dit : {why}"),
    ("all its scores are alike", "toutes ses notes sont pareilles"),
    (
        "Not shown here: one {index} point more goes with a churn hazard {ratio}, and the interval, {low} to {high}, tells no direction",
        "Non établi ici : un point de {index} de plus va de pair avec un risque de départ {ratio}, et l’intervalle, {low} à {high}, n’indique aucun sens",
    ),
    (
        "Yes, the two go together: one {index} point more goes with a churn hazard {ratio}",
        "Oui, les deux vont de pair : un point de {index} de plus va avec un risque de départ {ratio}",
    ),
    (
        "No, the other way round: one {index} point more goes with a churn hazard {ratio}",
        "Non, c’est l’inverse : un point de {index} de plus va avec un risque de départ {ratio}",
    ),
    (
        "Not shown to be: one point less goes with a churn hazard {ratio}, and the interval, {low} to {high}, tells no direction",
        "Rien ne le montre : un point de moins va de pair avec un risque de départ {ratio}, et l’intervalle, {low} à {high}, n’indique aucun sens",
    ),
    (
        "Not at all here: one point less goes with a churn hazard {ratio}",
        "Pas du tout ici : un point de moins va de pair avec un risque de départ {ratio}",
    ),
    (
        "Alarming, where it is more than noise: one point less goes with a churn hazard {ratio}, {n} more leavers in a year of each 1,000 customers",
        "Alarmante, si ce n’est pas du bruit : un point de moins va de pair avec un risque de départ {ratio}, soit {n} départs de plus en un an sur 1 000 clients",
    ),
    (
        "Alarming, where it is more than noise: one point less goes with a churn hazard {ratio}",
        "Alarmante, si ce n’est pas du bruit : un point de moins va de pair avec un risque de départ {ratio}",
    ),
    (
        "Within a year {low} leave where the score is low ({bottom}) and {high} where it is high ({top}), others equal",
        "Dans l’année, {low} partent quand la note est basse ({bottom}) et {high} quand elle est haute ({top}), toutes choses égales par ailleurs",
    ),
    (
        "The response is not a straight line (p = {p}): read the bands, not the average point",
        "La réponse n’est pas une droite (p = {p}) : lire les tranches, non le point moyen",
    ),
    (
        "A score one point lower for everybody would go with {n} more leavers in a year of each 1,000 customers ({low} to {high}), and {fees} of monthly fees with them",
        "Une note plus basse d’un point pour tous irait de pair avec {n} départs de plus en un an sur 1 000 clients ({low} à {high}), et avec eux {fees} d’abonnements mensuels",
    ),
    (
        "A score one point lower for everybody would go with {n} more leavers in a year of each 1,000 customers ({low} to {high})",
        "Une note plus basse d’un point pour tous irait de pair avec {n} départs de plus en un an sur 1 000 clients ({low} à {high})",
    ),
    (
        "At {n} answers in a usual month, the monthly mean falls by up to {m} points by chance alone: a smaller fall is no alarm",
        "Avec {n} réponses dans un mois ordinaire, la moyenne mensuelle baisse jusqu’à {m} point par simple hasard : une baisse plus petite n’alarme pas",
    ),
    (
        "These are associations: customers who are going to leave may answer lower for reasons of their own, and what makes them leave may also make them unhappy",
        "Ce sont des associations : des clients qui vont partir peuvent répondre plus bas pour des raisons à eux, et ce qui les fait partir peut aussi les rendre mécontents",
    ),
    ("Only an experiment shows what moving a score would do", "Seule une expérience montre ce que ferait une note qu’on fait bouger"),
    (
        "To explain the difference between the lowest and the highest scores away, a cause that nobody measured would have to go with both the score and leaving by a risk ratio of {n} (E-value; {m} for the nearer end of the interval), beyond all that is held equal",
        "Pour effacer l’écart entre les notes les plus basses et les plus hautes, une cause que personne n’a mesurée devrait aller de pair avec la note et le départ par un rapport de risque de {n} (E-value ; {m} pour la borne la plus proche), au-delà de tout ce qui est tenu égal",
    ),
    ("Customers are compared who are alike in their other scores", "On compare des clients semblables par leurs autres notes"),
    (
        "Customers are compared who are alike in {held} and their other scores",
        "On compare des clients semblables par : {held} et leurs autres notes",
    ),
    ("Scores are used only from the day they were given", "Les notes ne comptent qu’à partir du jour où elles ont été données"),
    (
        "The table does not say when customers left, so a score given shortly before leaving counts like any other: part of the association may be customers who had already decided",
        "La table ne dit pas quand les clients sont partis, donc une note donnée peu avant le départ compte comme une autre : une part de l’association peut venir de clients déjà décidés",
    ),
    (
        "An experiment for an effect as small as this one would be very large; ask first whether it would be worth having",
        "Une expérience pour un effet aussi petit serait très grande ; se demander d’abord s’il vaudrait la peine",
    ),
    (
        "To settle it: lift the score of a random half by one point and count leavers",
        "Pour trancher : relever d’un point la note d’une moitié tirée au sort, et compter les départs",
    ),
    (
        "If the association were the effect, {n} leavers would be needed for 80 % power: {m} customers followed for a year, or, with all of today's customers in it, {weeks} weeks",
        "Si l’association était l’effet, il faudrait {n} départs pour une puissance de 80 % : {m} clients suivis un an ou, avec tous les clients actuels, {weeks} semaines",
    ),
    (
        "If the association were the effect, {n} leavers would be needed for 80 % power: {m} customers followed for a year, or, with all of today's customers in it, more than ten years",
        "Si l’association était l’effet, il faudrait {n} départs pour une puissance de 80 % : {m} clients suivis un an ou, avec tous les clients actuels, plus de dix ans",
    ),
    ("A lift of half a point needs about four times as many", "Un gain d’un demi-point en demande environ quatre fois autant"),
    (
        "{driver}: one more goes with {n} points more of the {index}, and through it with a churn hazard {ratio} (95 % interval {low} to {high})",
        "{driver} : un de plus va de pair avec {n} point de plus ({index}) et, par là, avec un risque de départ {ratio} (intervalle à 95 % : {low} à {high})",
    ),
    (
        "{driver}: one more goes with {n} points less of the {index}, and through it with a churn hazard {ratio} (95 % interval {low} to {high})",
        "{driver} : un de plus va de pair avec {n} point de moins ({index}) et, par là, avec un risque de départ {ratio} (intervalle à 95 % : {low} à {high})",
    ),
    (
        "{driver}: {step} more goes with {n} points more of the {index}, and through it with a churn hazard {ratio} (95 % interval {low} to {high})",
        "{driver} : {step} de plus va de pair avec {n} point de plus ({index}) et, par là, avec un risque de départ {ratio} (intervalle à 95 % : {low} à {high})",
    ),
    (
        "{driver}: {step} more goes with {n} points less of the {index}, and through it with a churn hazard {ratio} (95 % interval {low} to {high})",
        "{driver} : {step} de plus va de pair avec {n} point de moins ({index}) et, par là, avec un risque de départ {ratio} (intervalle à 95 % : {low} à {high})",
    ),
)
_REASONS = (
    (
        "Fewer than two reasons were chosen {n} times or more with the {index}: let customers choose from a short list",
        "Moins de deux raisons ont été choisies au moins {n} fois avec la note ({index}) : faire choisir les clients dans une liste courte",
    ),
    (
        "No reason given with the {index} goes with another risk of leaving than {reference} by more than chance, scores and features being equal: the score already says what the reason would",
        "Aucune raison donnée avec la note ({index}) ne va de pair avec un autre risque de départ que « {reference} » plus que le hasard, à notes et variables égales : la note dit déjà ce que dirait la raison",
    ),
    ("Told apart from {reference}: {reasons} and {last}", "Distinct de « {reference} » : {reasons} et {last}"),
    ("Told apart from {reference}: {reasons}", "Distinct de « {reference} » : {reasons}"),
    (
        "With {reason}, {share} would leave within a year ({low} to {high}), scores and features being equal",
        "Avec « {reason} », {share} partiraient dans l’année ({low} à {high}), à notes et variables égales",
    ),
    ("Nothing is known of purchases after answers to the {index}", "On ne sait rien des achats après les réponses ({index})"),
    (
        "Only {n} answers to the {index} are older than {days} days, with different scores; {m} are asked for",
        "Seules {n} réponses ({index}) ont plus de {days} jours, avec des notes différentes ; il en faut {m}",
    ),
    (
        "Not shown: one {index} point more goes with a spend {ratio} in the {days} days after (95 % interval {low} to {high}), spend before being equal; {n} answers",
        "Non établi : un point de {index} de plus va de pair avec des dépenses {ratio} dans les {days} jours suivants (intervalle à 95 % : {low} à {high}), à dépenses antérieures égales ; {n} réponses",
    ),
    (
        "One {index} point more goes with a spend {ratio} in the {days} days after the answer (95 % interval {low} to {high}), spend before being equal; {n} answers",
        "Un point de {index} de plus va de pair avec des dépenses {ratio} dans les {days} jours suivant la réponse (intervalle à 95 % : {low} à {high}), à dépenses antérieures égales ; {n} réponses",
    ),
    ("These lives are simulated: what is found is what the plan put in", "Ces vies sont simulées : on y trouve ce que le plan y a mis"),
    (
        "Columns taken by their names: {columns}. If one is wrong: --column customers.NAME=COLUMN",
        "Colonnes reconnues à leur nom : {columns}. Si l’une est fausse : --column customers.NOM=COLONNE",
    ),
    ("What may explain: {columns}", "Ce qui peut expliquer : {columns}"),
)
DRIVERS = (*_SCORES, *_CHURN, *_REASONS)
DRIVER_NAMES = (*_NAMES, *_RATIOS)
