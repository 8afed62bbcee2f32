"""The page on drivers: what goes with the scores, and how they go with churn and spend."""

from __future__ import annotations

from cxsim.report.language.en.drivers import Drivers

FRENCH = Drivers(
    drivers_title="{place} : ce qui fait bouger les départs et les notes",
    drivers_of="Ce qui fait bouger : {indices}",
    synthetic_label="Ces données sont synthétiques : elles ne décrivent aucune entreprise ni aucune personne réelle.",
    index_nps="NPS",
    index_csat="CSAT",
    index_ces="score d’effort CES",
    asks_ces="Une baisse du score d’effort est-elle alarmante ?",
    # key figures
    more_leavers="Départs de plus sur 1\u202f000 en un an si la note baissait d’un point ({index})",
    more_leavers_note="{between} ; risque de départ × {ratio}",
    trial_size="Clients qu’il faudrait à une expérience",
    trial_size_note="suivis un an, la note de la moitié d’entre eux relevée d’un point ({index})",
    # a score and churn
    leaves_by="Qui part dans l’année, selon la note ({index})",
    leaves_alt="Part des départs dans l’année : {bands}.",
    leaves_note=(
        "Chaque tranche représente tour à tour tous les clients d’aujourd’hui, à variables et autres notes égales. Intervalles à 95\u202f%."
    ),
    leaves_axis="partent dans l’année, toutes choses égales par ailleurs",
    score_ratios="Rapports de risque (régression de Cox)",
    score_ratio_columns="Différence|Rapport|Intervalle à 95\u202f%",
    score_alone="un point de plus, la note seule",
    score_equal="un point de plus, toutes choses égales par ailleurs",
    score_contrast="tranche la plus basse contre la plus haute, toutes choses égales par ailleurs",
    score_rows="{left} départs dans {rows} lignes.",
    line_holds=" Une droite en la note tient (p = {p}).",
    line_refuted=" Une droite en la note est réfutée (p = {p}).",
    trials_table="Ce qu’il faudrait à une expérience (deux bras égaux, puissance 80\u202f%, 5\u202f% bilatéral ; Schoenfeld 1983)",
    trials_columns=(
        "Points gagnés dans un bras|Rapport de risque|Départs nécessaires|Clients, suivis un an|Semaines avec tous les clients actuels"
    ),
    trials_note="Si l’association était l’effet. Un gain plus petit, ou un effet en partie seulement causal, demande davantage.",
    more_than="plus de {count}",
    # what goes with a score
    moves_with="Ce qui bouge avec la note ({index})",
    shares_title="Ce qui va de pair avec la note ({index})",
    shares_note=(
        "Les points creux sont ceux que rien ne distingue du hasard : leur part est ce que donne le bruit seul. "
        "Intervalles (95\u202f%) par client."
    ),
    shares_axis="part de ce qui est expliqué",
    bends_at="{driver} fait un coude à {knot} (p = {p}) : une pente en dessous, une autre au-dessus.",
    no_bend="Aucun nombre ne montre de coude : les droites tiennent (tests de Wald, tous ensemble à 5\u202f%).",
    left_out="{driver} est écarté : {why}.",
    effects_table="Note attendue ({index}), toutes choses égales par ailleurs (régression à cotes proportionnelles)",
    driver_columns="Facteur|Autant de plus|Points|Intervalle à 95\u202f%|Distinct du hasard",
    effects_note="{answers} réponses de {customers} clients, moyenne {mean}.",
    not_known="inconnu",
    # reasons, spend, data
    through_title="Par les notes jusqu’aux départs",
    reasons_title="Les causes que nomment les clients (NPS+)",
    reasons_table="Raisons données avec la note ({index})",
    reasons_columns=(
        "Raison|Réponses|Note moyenne|Dans la tranche basse|Clients actuels|Partent dans l’année|"
        "Toutes choses égales|Intervalle à 95\u202f%|Distincte"
    ),
    spend_title="Notes et dépenses",
    driver_data_title="Données et méthode",
    driver_data=(
        "{file} (SHA-256 {hash}…) : {customers} clients, dont {left} partis ; {answers} réponses. Les contacts comptent pendant "
        "{days} jours avant une réponse. Parts : valeurs de Shapley de la log-vraisemblance expliquée, intervalles par {draws} "
        "rééchantillonnages de clients (clé {key})."
    ),
)
