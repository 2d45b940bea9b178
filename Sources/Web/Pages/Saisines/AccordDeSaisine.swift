internal import Liaison
internal import Markup

/// What the person answered of being contacted, and of what the unit may learn.
struct AccordDeSaisine {
  let form: Form
  let today: CalendarDay
  /// Whether it must be answered: the intervenant may have nothing new to say.
  let isAsked: Bool

  private static let par = "accord/par"
  private static let le = "accord/le"

  /// The fields. Nothing is filled in beforehand but who and when, and only where an answer is needed: what the intervenant
  /// leaves alone must not become an answer.
  var fields: HTML {
    let usual =
      isAsked
      ? Form(
        form.items
          + [(Self.par, AuteurAccord.personne.code), (Self.le, today.description)].filter {
            form.value($0.0).isEmpty
          }, problem: form.problem, labels: form.labels) : form
    return HTML {
      Field(name: "accord/etat", label: "L’accord de la personne est", isRequired: isAsked)
        .menu(form, EtatAccord.all, empty: isAsked ? "Choisir…" : "Rien de nouveau")
      Field(name: "accord/objets", label: "Elle s’est prononcée sur")
        .choices(form, ObjetAccord.all.filter(MessageDeSaisine.objetsAdmis.contains), many: true)
      Field(name: "accord/information", label: "Comment elle a été informée")
        .choices(form, ModeInformation.all, many: true)
      Field(name: Self.par, label: "Par qui").menu(usual, AuteurAccord.all, empty: isAsked ? nil : "Choisir…")
      Field(name: "accord/motif", label: "Si l’accord n’a pas pu être recueilli, pourquoi")
        .menu(form, MotifAccordImpossible.all)
      Field(name: Self.le, label: "Recueilli le").line(usual, type: "date", .max(today.description))
    }
  }

  /// The form as the API's body: of each answer only the members that it has, so that a field left over from another answer
  /// is no fault.
  static func pruned(_ form: Form) -> Form {
    let all = ["accord/objets", "accord/information", par, le, "accord/motif"]
    let kept: Set<String> =
      switch EtatAccord.all.first(where: { $0.code == form.value("accord/etat") }) {
      case .donne, .refuse, .retire: ["accord/objets", "accord/information", par, le]
      case .impossible: ["accord/motif", le]
      case .nonDemande, nil: []
      }
    let dropped = all.filter { !kept.contains($0) } + (form.value("accord/etat").isEmpty ? ["accord/etat"] : [])
    return form.replacing(dropped, with: [])
  }
}
