"""What a programme is worth, how sure that is, what could go wrong, what to measure next, and the options."""

from __future__ import annotations

# ruff: noqa: E501  # a sentence stands on one line
from cxsim.report.language.en.decision import Decision

FRENCH = Decision(
    # the decision
    no_money="Sous ces hypothèses, {name} ne change rien à l’argent : sa valeur actuelle nette est de {zero}.",
    decision=("Sous ces hypothèses, {name} {verdict} : sur {horizon}, le programme {worth} ({spread}) ; il {payback}, et {losing}."),
    loss_chance="le risque de perte est de {chance}",
    loss_counted="tirages perdants : {chance}",
    pays_all="rapporte dans chaque tirage",
    loses_all="perd dans chaque tirage",
    all_draws="les {draws} se situent tous entre {low} et {high}",
    single_draw="un seul tirage, donc aucun intervalle n’est connu",
    pays="rapporte dans presque tous les cas",
    never_pays="perd dans presque tous les cas",
    likely_pays="a plus de chances de rapporter que de perdre",
    likely_loses="a plus de chances de perdre que de rapporter",
    is_worth="vaut {amount}",
    loses="perd {amount}",
    npv="Valeur actuelle nette",
    npv_axis="valeur actuelle nette, {currency}",
    ninety="90\u202f% des cas : {between}",
    chance_to_lose="Risque de perte",
    loss_note="tirages dont la valeur actuelle nette est négative",
    payback="Délai de récupération",
    payback_note="{chance} tirages sont amortis en {months}",
    payback_counted="amortis en {months} : {chance}",
    not_within="pas en {months}",
    money_needed="Argent à avancer",
    money_needed_note="point le plus bas du flux cumulé médian",
    customers_kept="Clients conservés",
    customers_kept_note="départs en moins en {months}, cas central ; {won} gagnés",
    customers_more="Clients de plus",
    customers_more_note="au bout de {months}, cas central",
    roi="Retour sur investissement",
    roi_note="{spread}, actualisé",
    nothing_spent="rien n’est dépensé",
    decision_title="Ce que cela vaut, et avec quelle certitude",
    npv_title="{losing} ; {spread}",
    npv_losing="{chance} tirages perdent de l’argent",
    npv_losing_counted="tirages perdants : {chance}",
    npv_ninety="neuf sur dix se situent entre {low} et {high}",
    npv_alt_few="Histogramme de la valeur actuelle nette, {draws} : le plus bas {p5}, médiane {p50}, le plus haut {p95}.",
    npv_alt="Histogramme de la valeur actuelle nette sur {draws} tirages : 5e centile {p5}, médiane {p50}, 95e centile {p95}.",
    centre_alike="Cas central {base}, médiane des tirages {median}, moyenne {mean} : {at}, et l’écart ne dépasse pas le hasard.",
    centre_apart=(
        "Cas central {base}, médiane des tirages {median}, moyenne {mean} : {at} ; les tirages sont ailleurs parce qu’un côté d’un "
        "intervalle déplace la VAN plus que l’autre{most}."
    ),
    centre_medians="dans le cas central, chaque hypothèse est à la médiane de sa loi",
    centre_modes="dans le cas central, chaque hypothèse est à la médiane de sa loi, seul {names} au mode",
    centre_most=", surtout {name} (VAN {low} à son P5, {middle} à sa valeur, {high} à son P95)",
    npv_note=(
        "Chaque tirage prend chaque hypothèse incertaine à une valeur de son intervalle et fait vivre à chaque client ses deux vies. "
        "Moyenne {mean}, erreur type de Monte-Carlo {error} ; cas central (chaque hypothèse à sa valeur centrale) {base}."
    ),
    cash_title="Dans le cas médian, le programme {payback}{need}",
    cash_need=", après un besoin de {amount} au plus bas",
    cash_alt="Flux de trésorerie net cumulé par mois, du 5e au 95e centile ; à la fin, la médiane est de {median}, l’intervalle de {between}.",
    cash_axis="flux net cumulé, {currency}, non actualisé",
    cash_note="Pâle : 90\u202f% des tirages ; foncé : 50\u202f% ; trait : médiane. Programme moins statu quo, à la fin de chaque mois.",
    cash_note_few="Pâle : du tirage le plus bas au plus haut ; trait : médiane. Programme moins statu quo, à la fin de chaque mois.",
    others="{count} autres",
    nothing_stands_out="Aucune hypothèse ne se détache : parmi celles qui ont varié, aucune ne déplace le résultat plus que le hasard.",
    drives_most="Ce qui pèse le plus : {label}",
    drives_sentence=(
        "{label} : dans le cinquième des tirages où cette hypothèse est la plus basse, la valeur actuelle nette est en moyenne de {low} ; "
        "dans le cinquième où elle est la plus haute, de {high}."
    ),
    drives_alt="Barres classant les hypothèses selon leur effet sur la valeur actuelle nette : {bars}.",
    drives_bar="{label} {low} au plus bas, {high} au plus haut",
    drives_note=(
        "Valeur actuelle nette moyenne sur le cinquième des tirages où l’hypothèse est la plus basse, puis la plus haute ; "
        "classement par corrélation de rang."
    ),
    tornado_note="Chaque hypothèse seule aux bornes de son intervalle à 90\u202f%, les autres à leur valeur centrale, avec les mêmes hasards.",
    not_from_chance="Sur {draws} tirages, rien ne distingue du hasard : {rest}.",
    low_end="hypothèse basse",
    high_end="hypothèse haute",
    draws_axis="part des tirages",
    tornado_by_chance=(
        "Pas plus larges que ce que le hasard seul fait d’une barre (95\u202f%), si bien que ni leur côté ni leur rang ne dit rien : {rest}."
    ),
    sobol_table="De quelles hypothèses vient la dispersion du résultat",
    sobol_columns="Hypothèse|Seule|Intervalle à 95\u202f%|En tout|Intervalle à 95\u202f%",
    shapley_columns="Hypothèse|Part|Intervalle à 95\u202f%",
    shapley_note=(
        "Certaines de ces hypothèses varient ensemble, comme énoncé ou comme estimé : chacune reçoit sa juste part (Shapley), "
        "et toutes font 100\u202f%."
    ),
    precision_table="Précision de la simulation : ce que changerait une autre clé",
    precision_columns="Grandeur|Valeur|Erreur type de Monte-Carlo",
    parts_table="Hasard, bons et mauvais mois, hypothèses : les parts de la dispersion",
    parts_columns="Source|Part de la variance|De quoi il s’agit",
    luck="hasard individuel",
    calendar="bons et mauvais mois",
    assumptions_part="ce qu’on ne sait pas",
    precise_enough=(
        "Assez précis : après {draws} tirages, l’erreur type de la valeur actuelle nette moyenne est de {error} ; {allowed} au plus était "
        "demandé."
    ),
    not_precise_enough=(
        "Pas assez précis : après {draws} tirages, l’erreur type de la valeur actuelle nette moyenne est de {error} ; {allowed} au plus "
        "était demandé. Davantage de tirages la réduisent."
    ),
    # the decision on one page
    what_could_go_wrong="Ce qui pourrait mal tourner",
    measure_next="Ce qu’il faut mesurer ensuite",
    what_it_rests_on="Sur quoi cela repose",
    one_downside="Cas défavorable : {amount}, avec {sets}.",
    set_to="{name} à {value}",
    one_switch="Le programme ne vaut plus rien dès que {name} vaut {value} au lieu de {central}.",
    one_warning="Plausibilité – {name} : {found} ; attendu : {expected} ({source}).",
    one_grades="{measured} nombres sur {all} sont mesurés, testés ou estimés ; {weak} sont des références, des devis ou des avis.",
    one_rank="À éclaircir d’abord : {name}. C’est ce qui déplace le plus le résultat parmi tout ce qui a varié.",
    one_none="Aucune hypothèse ne se détache parmi celles qui ont varié.",
    # what could go wrong
    cases_table="Cas nommés : des hypothèses à d’autres valeurs, avec les mêmes hasards",
    cases_columns="Cas|Valeur actuelle nette|Retour sur investissement|Délai de récupération|Hypothèses qui diffèrent du cas central",
    case_base="central",
    case_downside="défavorable",
    case_upside="favorable",
    none_differ="aucune",
    rule="Le programme perd là où {where} : {loss} des tirages y perdent, et {caught} de toutes les pertes s’y trouvent.",
    rule_below="{name} est inférieur à {value}",
    rule_above="{name} est supérieur à {value}",
    rules_intro="Les tirages où le programme perd :",
    switch_table="Valeurs de bascule : là où la valeur actuelle nette s’annule",
    switch_columns="Hypothèse|Valeur centrale|Intervalle à 90\u202f%|Valeur de bascule|Comment trouvée",
    switch_none="aucune à proximité",
    audit_table="Contrôle de plausibilité : alertes",
    audit_columns="Contrôle|Constaté|Attendu|Source",
    audit_clean="Contrôle de plausibilité : {count} contrôles au regard de valeurs publiées et du dossier lui-même ; aucun n’alerte.",
    audit_sum="Contrôle de plausibilité : {warnings} contrôles sur {count} alertent.",
    # what to measure next
    evpi="Tout savoir avant de décider vaudrait {amount} (erreur type {error}).",
    evppi_table="Ce que vaudrait de connaître une hypothèse exactement avant de décider",
    evppi_columns="Hypothèse|Valeur|Erreur type",
    tests_table="Tests prévus par l’étude, chacun à sa meilleure taille",
    tests_columns="Test|Sur|Observations|Semaines|Coût|Coût du retard|Valeur de la réponse|Erreur type|Gain total|Erreur type",
    none_clear=(
        "Aucune hypothèse ne vaut plus à connaître que l’erreur de Monte-Carlo de cette valeur : davantage de tirages le diraient."
    ),
    no_test_pays="Aucune hypothèse ne mérite d’être payée pour être connue : quoi qu’on apprenne, la décision resterait la même.",
    # options
    options_title="Les options côte à côte",
    effects_title="D’où viennent les bénéfices",
    options_intro=(
        "Chaque option fait vivre les mêmes clients avec les mêmes hasards ; ce que plusieurs rapportent ensemble est "
        "simulé, jamais additionné."
    ),
    options_table="Valeur actuelle nette de chaque option",
    options_columns="Option|Valeur actuelle nette|90\u202f% des cas|Risque de perte|Somme des parties|Recouvrement",
    options_columns_few="Option|Valeur actuelle nette|Du plus bas au plus haut tirage|Risque de perte|Somme des parties|Recouvrement",
    options_best="La valeur actuelle nette moyenne la plus haute : {name}.",
    options_nothing="Aucune option n’a une valeur actuelle nette moyenne positive : mieux vaut ne rien faire.",
    split_table="Quel effet rapporte quoi, en valeur actuelle",
    split_columns="Effet|Part de Shapley|Seul|En dernier",
    split_total="Bénéfices",
    split_note=(
        "Seul : cet effet uniquement. En dernier : ce qu’il ajoute quand tous les autres ont eu lieu. "
        "Bénéfices moins la somme des effets seuls, leur recouvrement : {overlap}."
    ),
    effect_retention="fidélité",
    effect_referral="recommandation",
    effect_cost_to_serve="coût de service",
    effect_expansion="développement",
    effect_acquisition="acquisition",
    bridge_title="De « {first} » à « {second} » : {difference}",
    bridge_alt="Passage de {first} ({start}) à {second} ({end}) : {bars}.",
    bridge_start="départ",
    bridge_end="arrivée",
)
