"""Cash flows, and the assumptions behind them."""

from __future__ import annotations

# ruff: noqa: E501  # a sentence stands on one line
from cxsim.report.language.en.money import Money

FRENCH = Money(
    # money
    money_title="L’argent, mois par mois",
    money_text=(
        "Programme moins statu quo, en {currency}, {prices}, {tax}, chaque hypothèse à sa valeur centrale. "
        "Actualisé à {rate} par an (taux annuel effectif{real}) : ce qui court sur un mois {when} de celui-ci, les paiements datés "
        "au premier jour de leur mois."
    ),
    nominal="en valeurs courantes",
    real="en monnaie d’aujourd’hui",
    before_tax="avant impôt",
    after_tax="après impôt",
    rate_converted=", le taux donné étant ramené aux prix du plan",
    the_middle="au milieu",
    the_end="à la fin",
    worth_table="Ce que vaut le cas central",
    worth_columns="Mesure|Valeur|Base",
    pv_benefits="Valeur actuelle des bénéfices",
    pv_costs="Valeur actuelle des coûts du programme",
    benefits_minus_costs="bénéfices moins coûts",
    irr="Taux de rendement interne, par an",
    not_stated="non indiqué",
    mirr="Taux de rendement interne modifié, par an",
    at_discount_rate="financement et réinvestissement au taux d’actualisation",
    payback_basis="non actualisé, linéaire dans le mois",
    payback_discounted="Délai de récupération actualisé",
    linear="linéaire dans le mois",
    not_within_horizon="pas sur l’horizon étudié",
    peak_funding="Besoin maximal de financement",
    peak_funding_basis="point le plus bas du flux cumulé, non actualisé, au mois {month}",
    expected_loss="Perte attendue",
    expected_loss_basis="moyenne sur les tirages de ce qui est perdu, zéro quand rien ne l’est",
    hard_npv="Valeur actuelle nette, économies fermes seules",
    hard_npv_basis="sans les lignes qu’aucun budget ne montrera ; celles-ci ajoutent {soft}",
    equity_before="Capital client sans le programme",
    equity_after="Capital client avec le programme",
    equity_basis="valeur actuelle sur l’horizon, {each} par client, hors coûts du programme",
    steps_table="Des bénéfices bruts à la valeur actuelle nette",
    steps_columns="Étape|Montant",
    by_year="Flux de trésorerie différentiel par an, {currency}",
    by_month="Flux de trésorerie différentiel par mois, {currency}",
    line="Ligne",
    year_months="Mois {first}-{last}",
    total="Total",
    net_flow="Flux net",
    month_column="Mois",
    programme_costs="Coûts du programme",
    cumulative="Cumul",
    programme_line="Programme : {name}",
    # Total Economic Impact table
    tei_title="Tableau des flux, corrigé du risque, {currency}",
    tei_columns="Rang|De|Quoi|Départ",
    tei_year="Année {year}",
    tei_present="Valeur actuelle",
    tei_with="{line}, avec le programme",
    tei_without="{line}, sans lui",
    tei_subtotal="{line} : {what}",
    tei_adjustment="Correction du risque",
    tei_adjusted="{line}, corrigé du risque",
    tei_benefits="Total des bénéfices, corrigé du risque",
    tei_costs="Total des coûts, corrigé du risque",
    tei_net="Bénéfices nets",
    tei_cumulative="Bénéfices nets cumulés",
    tei_note=(
        "Départ : paiements du premier jour. Chaque ligne est ramenée à sa moyenne sur les tirages quand celle-ci est plus mauvaise que "
        "le cas central : les bénéfices ne font que baisser, les coûts que monter. Les valeurs actuelles sont calculées mois par mois, "
        "comme partout ici."
    ),
    # assumptions
    assumptions_title="Ce qui est supposé",
    assumptions_text=(
        "{count} nombres sont derrière le résultat ; {varied} ont varié dans leur intervalle à 90\u202f%, les autres "
        "sont tenus pour certains. "
        "Du mieux au moins bien connu : mesuré, testé, estimé, devis, référence, avis."
    ),
    no_source="{count} d’entre eux n’indiquent aucune source.",
    register_table="Registre des hypothèses",
    register_columns="Hypothèse|Valeur|Intervalle à 90\u202f%|Unité|Niveau de preuve|Source|Sert à",
    ledger_table="Registre des hypothèses",
    ledger_columns="Hypothèse|Valeur|Intervalle à 90\u202f%|Unité|Niveau de preuve|Source|Responsable|Date|Amplitude du résultat",
    grades_table="Quelle part du rendement repose sur quel niveau de preuve",
    grades_columns="Niveau de preuve|Nombres|Incertains|Part des amplitudes|Valeur actuelle nette, ceux-ci à leur borne défavorable|Rendement, de même",
    planned_table="Pour le bilan : ce qui est prévu, tous les douze mois",
    planned_columns="Mois|Grandeur|Prévu|Intervalle à 90\u202f%",
    used_plan="plan",
    used_programme="programme",
    used_money="argent",
    used_model="modèle estimé",
)
