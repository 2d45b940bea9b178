internal import Liaison
internal import Markup

extension Visit {
  /// A form of this site: its token, its key when it creates something, what was wrong with it, its fields, its button.
  /// - Parameters:
  ///   - action: where it is sent.
  ///   - form: what was typed, and what was found wrong.
  ///   - creates: whether sending it twice must not create two things.
  ///   - submit: what the button does, in a verb.
  func form(
    _ action: Link, _ form: Form, creates: Bool = false, submit: String, _ more: Attribute = .none,
    @HTMLBuilder fields: () -> HTML
  ) -> HTML {
    // Written first: what is wrong is then told in the fields' own words.
    let fields = fields()
    return HTML {
      if let problem = form.problem { ProblemPage.details(of: problem, form) }
      Markup.form(.post, .action(action), .novalidate, more) {
        input(.type("hidden"), .name(Form.token), .value(token))
        if creates {
          // The same key while the same form is corrected: what was created once is not created twice.
          let kept = form.value(Form.key)
          input(.type("hidden"), .name(Form.key), .value(kept.isEmpty ? IdempotencyKey.random().description : kept))
        }
        fields
        p(.class("envoi")) { button(.type("submit")) { submit } }
      }
    }
  }
}
