"""Who the customers are, and what becomes of them."""

from __future__ import annotations

from cxsim.report.language.en.customers import Customers

FRENCH = Customers(
    # customers
    customers_title="Qui sont les clients",
    customers_text=(
        "{table} compte {rows} clients : {active} actifs et {gone} partis ({share}) ; la plus longue ancienneté est de {tenure} mois. "
        "Le jumeau part des clients actifs, chacun dans l’état que donne sa ligne."
    ),
    stated_text=(
        "Aucune table de clients n’a été lue : rien n’a été mesuré et rien n’a été estimé. {customers} clients sont tirés de {count} "
        "segments, et la vitesse à laquelle ils partent est déclarée, sur les preuves ci-dessous. Une table de clients la remplacerait par "
        "une estimation."
    ),
    stated_table="Segments, avec le risque de départ tel que déclaré",
    stated_columns="Segment|Clients|Ancienneté moyenne, mois|Abonnement moyen, {currency} par mois|Risque de départ|Qualité|Source",
    stated_constant="{rate} par mois",
    stated_weibull="Weibull : échelle {scale} mois, forme {shape}",
    indices_table="Indices mesurés sur la table",
    indices_columns="Indice|Valeur|Intervalle à 95\u202f%|Réponses|Comment le lire",
    how_read="Comment le fichier a été lu : {how}.",
    lives_title="Sans et avec le programme",
    lives_intro=(
        "Chaque client vit deux fois, avec les mêmes hasards : une fois sans le programme, une fois avec. "
        "Cas central, moyenne des répétitions."
    ),
    more_customers="{count} clients de plus à la fin",
    fewer_customers="{count} clients de moins à la fin",
    as_many_customers="Autant de clients à la fin que sans le programme",
    active_axis="clients actifs en fin de mois",
    more_contacts="{share} de contacts en plus sur l’horizon",
    fewer_contacts="{share} de contacts en moins sur l’horizon",
    as_many_contacts="Autant de contacts que sans le programme",
    contacts_axis="contacts par mois",
    satisfaction_higher="La satisfaction réelle finit {points} points sur 100 plus haut",
    satisfaction_lower="La satisfaction réelle finit {points} points sur 100 plus bas",
    satisfaction_same="La satisfaction reste ce qu’elle est",
    satisfaction_axis="satisfaction moyenne des clients actifs, 0-100",
    lives_alt="{unit}, {months} : sans le programme de {first} à {without}, avec lui à {with_}.",
    without_programme="sans programme",
    with_programme="avec programme",
    leave="{with_} clients partent avec le programme, {without} sans.",
    won="{with_} clients sont gagnés avec le programme, {without} sans.",
    referred="{with_} clients viennent par recommandation avec le programme, {without} sans.",
    fates_table="Ce que devient chaque client, une répétition du cas central",
    segments_table="Par segment, une répétition du cas central",
    fates_columns="Sort|Clients|Valeur, {currency}|Valeur par client",
    segments_columns="Segment|Clients|Sauvés|Perdus|Valeur, {currency}|Valeur par client",
    fates_note=(
        "Non actualisé, coûts du programme répartis ; la somme des clients est le total du programme au centime près. "
        "La durée de présence est comparée à partir de l’arrivée de chaque client."
    ),
    all_customers="Tous",
    fate_saved="sauvé : ne part que sans le programme",
    fate_lost="perdu : ne part qu’avec le programme",
    fate_longer="part plus tard avec le programme",
    fate_shorter="part plus tôt avec le programme",
    fate_gained="ne vient qu’avec le programme",
    fate_forgone="ne vient que sans le programme",
    fate_earlier="reste aussi longtemps, vient plus tôt avec le programme",
    fate_later="reste aussi longtemps, vient plus tard avec le programme",
    fate_served="reste aussi longtemps, coûte ou paie autrement",
    fate_same="rien ne change",
)
