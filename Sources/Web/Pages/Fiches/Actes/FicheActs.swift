internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// The acts that a fiche's state and the policies leave to whoever reads its page, each a small form.
///
/// What is usual comes first and is in view; the rest is folded. Whether an act is done is judged when it is sent.
struct FicheActs {
  let view: FicheView

  /// Every form, or nothing.
  var forms: HTML {
    let acts = view.acts
    // An objection is answered by its own form.
    let duties = view.duties.filter { $0["faiteLe"] == nil && $0["code"] != "repondre-a-l-opposition" }
    let shown: [TransitionFiche] = [
      .accuser, .retourner, .clore, .refuser, .reorienter, .rappeler, .retirer, .decider, .effacer,
    ]
    return HTML {
      if let orphan { orphan }
      if shown.contains(where: acts.contains) || isToAddressElsewhere {
        h2 { "Ce que vous pouvez faire" }
        if isToAddressElsewhere { AuthorForms(acts: self).addressElsewhere }
        if acts.contains(.decider) { AdhesionForms(acts: self).decide }
        if acts.contains(.accuser) { AnswerForms(acts: self).acknowledge }
        if acts.contains(.retourner) { AnswerForms(acts: self).answer }
        if acts.contains(.clore) { AuthorForms(acts: self).close }
        if acts.contains(.refuser) { AnswerForms(acts: self).decline }
        if acts.contains(.reorienter) { RerouteForm(acts: self).form }
        if acts.contains(.rappeler) { AuthorForms(acts: self).recall }
        if acts.contains(.retirer) { AdhesionForms(acts: self).withdraw }
        if acts.contains(.effacer) { AuthorForms(acts: self).erase }
      }
      if isMine { AuthorForms(acts: self).remind }
      if !duties.isEmpty { DutyForms(acts: self, duties: duties).forms }
    }
  }

  private var isToAddressElsewhere: Bool {
    isMine && view.fiche.etat == .refusee && Navigation.mayWrite(view.visit.role)
  }

  private var isMine: Bool { view.fiche.auteur == view.visit.agent.id }

  /// The problem of a form that has gone: the state has changed since it was shown.
  private var orphan: HTML? {
    guard let tried = view.tried, let problem = tried.problem, !isShown(tried.scope) else { return nil }
    return ProblemPage.details(of: problem)
  }

  private func isShown(_ scope: String) -> Bool {
    let acts: [FicheDone: TransitionFiche] = [
      .accuse: .accuser, .retour: .retourner, .cloture: .clore, .refus: .refuser, .rappel: .rappeler,
      .effacement: .effacer, .retrait: .retirer, .opposition: .decider,
    ]
    guard let done = FicheDone(rawValue: scope) else { return false }
    if done == .relance { return isMine && view.fiche.relancePossibleDes.map { $0 <= view.visit.now } ?? false }
    return done == .acquittement
      ? view.duties.contains { $0["faiteLe"] == nil && $0["code"]?.string == view.tried?.value("obligation") }
      : acts[done].map(view.acts.contains) ?? false
  }

  /// What was typed into a form, if it is the one that was sent.
  func typed(_ done: FicheDone) -> Form {
    if let tried = view.tried, tried.scope == done.rawValue { return tried }
    return Form().scoped(done.rawValue)
  }

  /// Where a form is sent.
  func action(_ done: FicheDone) -> Link { view.fiche.link.appending(done.rawValue) }

  /// A form that is folded until it is wanted, or was sent.
  func folded(_ done: FicheDone, _ title: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    details(.open.when(typed(done).problem != nil)) {
      summary { title }
      content()
    }
  }
}
