internal import Liaison
internal import Markup

extension Visit {
  /// The same key while the same form is corrected: what was created once is not created twice. Another once it has served
  /// for something else: with the same, nothing could ever be sent from this page again.
  private func key(of form: Form) -> IdempotencyKey {
    guard form.problem?.kind != .reutilisation, let kept = try? IdempotencyKey(form.value(Form.key)) else {
      return .random()
    }
    return kept
  }

  /// A form of this site: its token, its key when it creates something, what was wrong with it, its fields, its button.
  ///
  /// What is typed in it stays out of what a browser keeps on the disk of the workstation, and of what it sends to its makers:
  /// no completion, no restored session, no spelling or writing help that may be somebody's server.
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
      Markup.form(
        .post, .action(action), .novalidate, .autocomplete("off"), .spellcheck(false), .writingsuggestions(false), more
      ) {
        input(.type("hidden"), .name(Form.token), .value(token))
        if creates {
          input(.type("hidden"), .name(Form.key), .value(key(of: form).description))
        }
        fields
        p(.class("envoi")) { button(.type("submit")) { submit } }
      }
    }
  }
}
