import Liaison

/// Completing the name of a commune while somebody types it, beside reading the same communes by their codes.
struct CompletionBenchmark {
  private static let departement = "01"
  private static let count = 10
  /// What a person types, letter after letter: the first letters answer with thousands.
  private static let typed = ["bourg en bresse", "saint-denis-lès-bourg", "l'abergement", "01000", "évian"]
    .flatMap { word in (1...word.count).map { String(word.prefix($0)) } }

  private let completion: CompletionCommunes

  init() throws { completion = try CompletionCommunes.france() }

  /// Every key that is pressed, one after the other.
  func completing() throws -> Race {
    let (completion, texts) = (completion, Self.typed)
    func complete(_ text: String) -> [Commune] {
      completion.completer(text, departement: Self.departement, limite: Self.count)
    }
    let answers = texts.map { complete($0).map(\.code) }
    guard answers.contains(where: { $0.count == Self.count }) else {
      throw CommandError(.internalError, "nothing is completed")
    }
    var (next, last) = (0, 0)
    return Race(
      name: "completion", variant: "\(Self.count) of \(completion.communes.count) communes",
      workload: Computation {
        withExtendedLifetime(complete(texts[next])) {}
        next = (next + 1) % texts.count
      },
      limit: Race.Limit(
        name: "the same by code",
        workload: Computation {
          withExtendedLifetime(answers[last].map { completion.communes[$0] }) {}
          last = (last + 1) % texts.count
        }), target: .median(1000))
  }
}
