/// The few best of many answers, in one pass: each row once, with its best quality.
struct Meilleures {
  private let limite: Int
  private var cles: [UInt64] = []

  /// - Parameter limite: how many are kept.
  init(limite: Int) { self.limite = max(limite, 0) }

  /// What was kept, the best first.
  var rangs: [Int] { cles.map(Self.rang) }

  /// Keeps an answer if it is among the best.
  mutating func offrir(_ rang: Int, ici: Bool, qualite: Qualite, population: Int) {
    let cle = Self.cle(rang, ici: ici, qualite: qualite, population: population)
    if cles.count == limite, let last = cles.last, last <= cle { return }
    if let same = cles.firstIndex(where: { Self.rang($0) == rang }) {
      guard cle < cles[same] else { return }
      cles.remove(at: same)
    }
    cles.insert(cle, at: cles.premier { $0 > cle })
    if cles.count > limite { cles.removeLast() }
  }

  /// Where, how well, how many people, which row: the smaller the better, in one comparison.
  private static func cle(_ rang: Int, ici: Bool, qualite: Qualite, population: Int) -> UInt64 {
    let inhabitants = UInt64(min(max(population, 0), (1 << 30) - 1))
    return (ici ? 0 : 1) << 62 | qualite.rawValue << 60 | ((1 << 30) - 1 - inhabitants) << 24 | UInt64(rang)
  }

  private static func rang(_ cle: UInt64) -> Int { Int(cle & ((1 << 24) - 1)) }
}

extension RandomAccessCollection where Index == Int {
  /// The first place from which on a condition holds, in a collection where it holds from some place on; the end if
  /// nowhere.
  func premier(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
