internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// Where one wants to be told that something awaits, and of what.
struct PageDesNotifications {
  let visit: Visit
  let form: Form
  let fait: String?

  /// What is kept, as the form that would send it.
  static func form(_ answer: JSONObject) -> Form {
    let refused = (answer["refusees"]?.array ?? []).compactMap(\.string)
    let kept = SorteDeNotification.facultatives.map(\.code).filter { !refused.contains($0) }
    return Form([("adresse", answer["adresse"]?.string ?? "")] + kept.map { ("_voulues", $0) })
  }

  /// The body of the API: people tick what they want, and the API holds what they do not.
  static func body(_ form: Form) -> Form {
    let wanted = form.values("_voulues")
    let refused = SorteDeNotification.facultatives.map(\.code).filter { !wanted.contains($0) }
    let address = form.value("adresse")
    return form.replacing(
      ["refusees"] + (address.isEmpty ? ["adresse"] : []), with: refused.map { ("refusees", $0) })
  }

  var content: PageContent {
    PageContent("Notifications", status: form.problem?.status ?? .ok) {
      if fait == "change" { div(.class("fait"), .role("status")) { p { "Vos choix sont enregistrés." } } }
      p {
        "Un message vous dit que quelque chose vous attend, jamais quoi ni pour qui. Les rappels ne viennent qu’une fois par "
          + "jour, et s’arrêtent dès que quelqu’un agit."
      }
      visit.form("/compte/notifications", form, submit: "Enregistrer mes choix") {
        Field(
          name: "adresse", label: "Adresse professionnelle", hint: "Laissez vide pour ne rien recevoir."
        ).line(form, type: "email", .autocomplete("off"))
        Field(name: "_voulues", label: "Me prévenir de").choices(form, SorteDeNotification.facultatives, many: true)
        p(.class("aide")) { "Ce qui change de vos clés et de vos certificats vous est toujours dit." }
      }
    }
  }
}
