import SystemSupport

extension Browser {
  /// Who it is about and where they live, with the keyboard alone.
  func writeBeginning() throws {
    try type("fiche/identite/nom", "Quetzalcoatline")
    try type("fiche/identite/prenoms", "Personnage")
    // A day and a month alike: which comes first is the system's choice.
    try type("fiche/identite/naissance", "03031990")
    try read(" ans")
    try pick("fiche/identite/sexe", "F", "feminin")
    try type("fiche/coordonnees/commune", "bourg-en-b")
    _ = try session.first("[role=option]")
    try session.press(Keys.enter)
    try read("Secteur : secteur-bourg")
    try check("fiche/consignesContact/interdits", "laisser-un-message")
    try type("fiche/consignesContact/personneDeConfiance", "Marmiton la tante inventée")
  }

  /// What happened, what the person agrees to, what is asked.
  func writeRest() throws {
    try take("accord/etat", "donne")
    try check("accord/objets", "contact")
    try check("accord/objets", "transmission")
    try check("accord/information", "oral")
    try pick("faits/profil", "Vic", "victime")
    try pick("fiche/situation/problematique", "Violences au s", "violences-conjugales")
    try check("faits/natures", "menaces")
    try type("fiche/situation/evaluation", "Récit inventé : saperlipopette, elle demande conseil.")
    try type("fiche/demande/attendu", "Proposer un turlututu de rendez-vous.")
    try read("Ce qui partira vers : secteur-bourg")
  }
}
