/// The closed list of what a policy may make owed (`@obligation`).
///
/// None of them blocks anything: what lacks is permitted, and owed.
public enum Duty: String, Sendable, CaseIterable {
  case transmettreALaCrip = "transmettre-a-la-crip"
  case aviserDuPeril = "aviser-du-peril"
  case informerLesAutorites = "informer-les-autorites"
  case justifierSous24h = "justifier-sous-24-h"
  case informerLesParents = "informer-les-parents"
  case informerLaFamille = "informer-la-famille"
  case copieAuPresident = "copie-au-president-du-conseil-departemental"
  case rechercherLAccordOuInformer = "rechercher-l-accord-ou-informer-la-personne"
  case informerLesDestinataires = "informer-les-destinataires"
  case informerDeLaLevee = "informer-la-personne-de-la-levee"
  case repondreSousUnMois = "repondre-sous-un-mois"
  case repondreALaRequisition = "repondre-a-la-requisition"
  case repondreALOpposition = "repondre-a-l-opposition"
  case rendreCompteAuDpo = "rendre-compte-au-dpo"
}
