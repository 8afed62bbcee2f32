"""A plan shown before it is run: the picture of its journeys, and the list of its quantities."""

from __future__ import annotations

from cxsim.report.language.en.plan_shown import PlanShown

FRENCH = PlanShown(
    # the picture
    journeys="{plan} : parcours",
    goes_through="{plan} : ce que vivent les clients",
    outcome_success="réussite",
    outcome_failure="échec",
    outcome_abandonment="abandon",
    outcome_asked="réponse à une enquête",
    then_end=", fin",
    also_starts=", démarre {journey}",
    interval_of=" ({low} à {high})",
    by_satisfaction=" à {share} selon la satisfaction",
    gives_up=", et qui se lasse d’attendre",
    starts_rate="démarre {rate} fois par mois pour chaque client{differs}",
    starts_when=", selon l'heure : {hours}",
    starts_differing=", inégalement selon les clients (variation {variation})",
    starts_every="démarre tous les {count} mois d’ancienneté",
    starts_after="démarre sur {outcome} de {touch}",
    starts_answer="démarre sur une réponse inférieure à {below} à l’enquête {survey}",
    starts_won="démarre quand un client est gagné",
    starts_leaving="démarre quand un client décide de partir",
    asked_every="{survey} ({index}, tous les {count} mois)",
    asked_after="{survey} ({index}, après {touch})",
    served_by="servi par l’équipe {pool}",
    opens_case="ouvre un dossier : {case}",
    resolves_case="résout un dossier : {case}",
    in_python="décidé en Python : {name}",
    offer_of="offre ({kind}){product}",
    pools_band="équipes",
    pools_are="agents qui servent les contacts qui les nomment",
    pool_agents="{agents} agents, {hours}",
    pool_service="service {time}",
    pool_patience="patience {time}",
    pool_helped="aidée par {pools}",
    pool_cost="{amount} {currency} par mois et par agent",
    on_average="{time} en moyenne",
    average_within="{time} en moyenne, 95 % en moins de {most}",
    unit_years="ans",
    unit_months="mois",
    unit_d="j",
    unit_h="h",
    unit_min="min",
    unit_s="s",
    # the list
    plan_counts="{plan} : {journeys} parcours, {quantities} grandeurs qu’un levier peut nommer",
    plan_columns="grandeur|valeur|intervalle à 90 %|unité|preuve|source",
    wrote="écrit : {file}",
)
