internal import Law
internal import Liaison

/// The duties that facts meet, and what each ground and kind of destination leaves undone.
struct Alertes {
  /// The duties, in the order of the policies.
  let devoirs: [PolicyNotice]
  private let left: [SorteDOrganisme: [FondementLegal: [PolicyNotice]]]

  init(_ enquete: Enquete) {
    var left: [SorteDOrganisme: [FondementLegal: [PolicyNotice]]] = [:]
    for lieu in enquete.lieux {
      for fondement in FondementLegal.all {
        left[lieu.sorte, default: [:]][fondement] = enquete.alertes(lieu, fondement)
      }
    }
    let raised = Set(left.values.flatMap { $0.values.flatMap { $0 } })
    devoirs = enquete.book.notices.filter(raised.contains)
    self.left = left
  }

  /// The duties that something to such a destination, under that ground, does.
  func done(by sorte: SorteDOrganisme, _ fondement: FondementLegal) -> [PolicyNotice] {
    let left = left[sorte]?[fondement] ?? []
    return devoirs.filter { !left.contains($0) }
  }
}
