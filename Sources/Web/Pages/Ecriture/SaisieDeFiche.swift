internal import Gateway
internal import JSON
internal import Liaison

/// What was typed in the page of a new fiche, and the body of the API that it stands for.
///
/// What follows from other answers is not asked twice: the coded facts repeat the agreement and the age, the offences repeat
/// the nature of the facts. Whoever fills in the page may still say otherwise for the age of the person in danger, who is
/// not always the person of the fiche.
struct SaisieDeFiche: Sendable {
  /// The form as it is shown again: everything that was typed, its lines numbered without a gap.
  let typed: Form
  /// The same with what follows from it, as the API reads it.
  let body: Form
  /// What the commune may be, when what was typed does not say.
  let communes: [Commune]
  /// The day in Paris.
  let today: CalendarDay

  init(_ form: Form, on visit: Visit) {
    let lines = LignesNumerotees.all.reduce(form.items) { $1.renumbered($0) }
    let typed = Form(lines, isFresh: form.isFresh, problem: form.problem)
    let today = visit.call.today
    var items = lines.filter { !$0.name.hasPrefix("_") && !$0.value.isEmpty }
    let commune = CommuneSaisie(typed.values(CommuneSaisie.name), on: visit)
    if let found = commune.commune {
      items.removeAll { $0.name == CommuneSaisie.name }
      items.append((CommuneSaisie.name, found.code.description))
    }
    items = items.map { ($0.name, Self.isContent($0.name) ? Self.standard($0.value) : $0.value) }
    Self.prune(&items)
    Self.derive(&items, today: today)
    (self.typed, self.today, communes) = (typed, today, commune.candidates)
    body = Form(items, isFresh: form.isFresh)
  }

  /// The circuit that was chosen; that of every day when none was.
  var circuit: Circuit { Self.code(typed, "circuit") ?? .orientationSecteur }

  /// Reads a code that was typed.
  static func code<C: Coded>(_ form: Form, _ name: String) -> C? { try? C(code: form.value(name)) }

  private static func isContent(_ name: String) -> Bool { name.hasPrefix("pieces/") && name.hasSuffix("/contenu") }

  /// Base 64 as the API reads it: the page sends an attachment in the alphabet of RFC 4648, 5, of which a form escapes
  /// nothing, so that no content is three times as long as another.
  private static func standard(_ text: String) -> String {
    text.replacing("-", with: "+").replacing("_", with: "/")
  }

  // MARK: What follows

  private typealias Items = [(name: String, value: String)]

  /// Leaves out what a default filled in beside a question that was not answered.
  private static func prune(_ items: inout Items) {
    func has(_ prefixes: String...) -> Bool {
      items.contains { item in prefixes.contains { item.name.hasPrefix($0) } }
    }
    let etat = items.first { $0.name == "accord/etat" }?.value
    switch etat {
    case nil, EtatAccord.nonDemande.code: items.removeAll { $0.name.hasPrefix("accord/") && $0.name != "accord/etat" }
    case EtatAccord.impossible.code:
      items.removeAll { ["accord/par", "accord/information", "accord/objets"].contains($0.name) }
    default: items.removeAll { $0.name == "accord/motif" }
    }
    if !has("saisine/mode", "saisine/origine", "saisine/unite") { items.removeAll { $0.name.hasPrefix("saisine/") } }
    let lives = items.filter { $0.name.hasPrefix("fiche/coordonnees/") }
    if lives.count == 1, lives[0].value == "commune", has("destination") {
      items.removeAll { $0.name.hasPrefix("fiche/coordonnees/") }
    }
  }

  private static func derive(_ items: inout Items, today: CalendarDay) {
    func first(_ name: String) -> String? { items.first { $0.name == name }?.value }
    func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }
    func has(_ prefix: String) -> Bool { items.contains { $0.name.hasPrefix(prefix) } }
    var derived: Items = []
    if let profil = first("faits/profil"), has("fiche/situation/") {
      derived.append(("fiche/situation/profil", profil))
    }
    if has("fiche/infractions/") { derived += all("faits/natures").map { ("fiche/infractions/natures", $0) } }
    let etat = first("accord/etat") ?? EtatAccord.nonDemande.code
    derived.append(("faits/accord", etat))
    if etat == EtatAccord.donne.code { derived += all("accord/objets").map { ("faits/objetsAccord", $0) } }
    if first("faits/classeAge") == nil { derived.append(("faits/classeAge", age(items, today).code)) }
    items += derived
  }

  /// The age that the decision rests on: an information préoccupante is about the minors that it names; anything else about
  /// the person of the fiche.
  private static func age(_ items: Items, _ today: CalendarDay) -> ClasseAge {
    func classe(_ prefix: String) -> ClasseAge? {
      func value(_ name: String) -> String { items.first { $0.name == prefix + name }?.value ?? "" }
      if let day = try? CalendarDay(value("naissance")), let birth = try? DateDeNaissance(day, auPlusTard: today) {
        return birth.classe(le: today)
      }
      return try? ClasseAge(code: value("ageEstime"))
    }
    let minors = "fiche/mineurs/mineurs/"
    if items.contains(where: { $0.name == "circuit" && $0.value == Circuit.informationPreoccupante.code }),
      items.contains(where: { $0.name.hasPrefix(minors) })
    {
      let ages = (0..<20).compactMap { classe("\(minors)\($0)/") }.filter { $0.estMineur == true }
      // The youngest decides: the list goes from the youngest up, those without a precise age last.
      return ages.min { $0.rangDansLaListe < $1.rangDansLaListe } ?? .mineurSansPrecision
    }
    return classe("fiche/identite/") ?? .inconnue
  }
}

extension SaisieDeFiche {
  /// A problem of the API, at the fields that the page asks.
  func placed(_ problem: Problem) -> Problem {
    var problem = problem
    problem.champs = problem.champs.map { fault in
      if fault.pointer == "/" + CommuneSaisie.name, !typed.value(CommuneSaisie.name).isEmpty, fault.code == .notInList {
        return FieldFault(pointer: fault.pointer, fault.code, message: CommuneSaisie.message(communes))
      }
      return FieldFault(pointer: Self.places[fault.pointer] ?? fault.pointer, fault.code, message: fault.message)
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    return problem
  }

  private static let places = [
    "/fiche/situation/profil": "/faits/profil", "/fiche/infractions/natures": "/faits/natures",
    "/faits/accord": "/accord/etat", "/faits/objetsAccord": "/accord/objets",
    "/commune": "/" + CommuneSaisie.name,
  ]
}
