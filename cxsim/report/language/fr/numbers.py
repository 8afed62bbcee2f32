"""Numbers, amounts and names of quantities, in sentences of a report."""

from __future__ import annotations

from cxsim.report.language.en.numbers import Numbers

FRENCH = Numbers(
    # numbers
    thousand="{amount} mille",
    million="{amount} million",
    millions="{amount} millions",
    billion="{amount} milliard",
    billions="{amount} milliards",
    money="{amount}\u00a0{currency}",
    value_range="{low} à {high}",
    percent="{amount}\u202f%",
    points="{amount} points de pourcentage",
    chance="{count} sur 100",
    chance_least="moins de 1 sur 100",
    chance_most="plus de 99 sur 100",
    one_draw="1 tirage",
    draws="{count} tirages",
    chance_none="aucun sur {draws}",
    chance_all="tous les {draws}",
    chance_only="l’unique tirage",
    chance_unknown="inconnue",
    month="{count} mois",
    months="{count} mois",
    payback_in="est amorti en {months}",
    payback_at_once="est amorti d’emblée",
    payback_never="n’est pas amorti sur l’horizon étudié",
    day="{day} {month} {year}",
    and_last="et",
    colon="\u00a0: ",
    # names of quantities
    on_churn="effet de {what} sur les départs",
    of_model="{part} du modèle « {model} »",
    in_model="effet de {part} dans le modèle « {model} »",
    overall_level="niveau général",
    stated_tail="queue posée",
    programme_cost="coût du programme ({part}) : {name}",
    programme_effect="effet du programme sur : {target}",
    of_effect="{part} de l’effet du programme sur : {target}",
    field_of="{field} ({rest})",
)
