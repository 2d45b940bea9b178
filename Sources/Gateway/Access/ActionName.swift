/// The actions that the policies know, by the name they have there (`Action::"transmettre"`).
public enum ActionName: String, Sendable, CaseIterable {
  case transmettre, communiquer, alerter, poursuivre, acquitter
  case ouvrir, accuser, refuser, reorienter, retourner, clore, rappeler, relancer, suivre, effacer
  case retirerAccord, deciderOpposition
  case archiver, gererConservation
  case aviserPeril, ouvrirAvis, justifier, relire, listerRelectures
  case consigner, listerOrales, relireOrales
  case saisir, ouvrirSaisine, rattacher, listerSaisines, donnerSuite, lireSuite
  case lister, listerAvis, rechercher, tenirBrouillon, suivreJournal, lireJournal, elaguerJournal
  case enrolerAgent, revoquerAgent, listerAgents, attester, designerPermanence, importerTerritoire, listerOrganismes
  case lireDestinataires, lireMetriques
  case compterPassage, lireStatistiques, publierStatistiques
  case certifierCle, garderCoffre, lireCoffre, recouvrer
}
