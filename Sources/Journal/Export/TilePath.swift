/// Where a file of 256 entries, or of the hashes of 256 subtrees, stands in an export (c2sp.org/tlog-tiles).
///
/// Paths are made from numbers and never from names found in a file, so none leads outside the export.
struct TilePath: Hashable, Sendable {
  /// What a file holds.
  enum Kind: Hashable, Sendable {
    /// `tile/L/…`: hashes of complete subtrees of height 8 L.
    case hashes(level: Int)
    /// `tile/entries/…`: entries, each after its length.
    case entries
    /// `bodies/…`: the bodies of the same entries, one line each; an addition of ours.
    case bodies
  }

  static let fullWidth = 256

  let kind: Kind
  let index: UInt64
  let width: Int  // 1...256

  /// `tile/0/x001/x234/067`, and `.p/W` after it where the file is partial.
  var path: String {
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1000)
      groups.append((groups.isEmpty ? "" : "x") + String(repeating: "0", count: 3 - digits.count) + digits)
      rest /= 1000
    } while rest > 0
    let folder =
      switch kind {
      case .hashes(let level): "tile/\(level)/"
      case .entries: "tile/entries/"
      case .bodies: "bodies/"
      }
    return folder + groups.reversed().joined(separator: "/") + (width == Self.fullWidth ? "" : ".p/\(width)")
  }

  init(_ kind: Kind, index: UInt64, width: Int) {
    self.kind = kind
    self.index = index
    self.width = width
  }

  /// Reads a path, or nothing unless it is exactly the one this type writes.
  init?(path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var width = Self.fullWidth
    if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
      guard let number = Int(parts.removeLast()), (1...255).contains(number) else { return nil }
      width = number
      parts[parts.count - 1].removeLast(2)
    }
    let kind: Kind
    if parts.first == "bodies" {
      kind = .bodies
      parts.removeFirst()
    } else if parts.count > 2, parts[0] == "tile" {
      if parts[1] == "entries" {
        kind = .entries
      } else {
        guard let level = Int(parts[1]), (0...7).contains(level) else { return nil }
        kind = .hashes(level: level)
      }
      parts.removeFirst(2)
    } else {
      return nil
    }
    guard (1...6).contains(parts.count), let index = UInt64(parts.map { $0.drop { $0 == "x" } }.joined()) else {
      return nil
    }
    self.init(kind, index: index, width: width)
    guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
  }
}

/// The files of an export of a given size.
struct ExportLayout {
  static let checkpoint = "checkpoint"
  static let key = "log.vkey"
  /// What witnesses said, where there are some; additions of ours.
  static let cosigned = "checkpoint.cosigned"
  static let witnesses = "witnesses.vkey"
  /// The files beside tiles and texts.
  static let single: Set<String> = [checkpoint, key, cosigned, witnesses]

  let size: UInt64

  /// The number of tile levels that hold something: none for the empty tree.
  var levels: Int { size == 0 ? 0 : (63 - size.leadingZeroBitCount) / 8 + 1 }

  /// The width of file `index` of a kind: 256, less for the partial one, 0 past the end.
  func width(_ kind: TilePath.Kind, index: UInt64) -> Int {
    let hashes = count(kind)
    let (full, partial) = (hashes / 256, Int(hashes % 256))
    return index < full ? TilePath.fullWidth : index == full ? partial : 0
  }

  /// The number of items of a kind, in all its files.
  func count(_ kind: TilePath.Kind) -> UInt64 {
    if case .hashes(let level) = kind { level < 8 ? size >> UInt64(8 * level) : 0 } else { size }
  }

  /// The number of files of a kind.
  func files(_ kind: TilePath.Kind) -> UInt64 { (count(kind) + 255) / 256 }

  /// Every tile, entries and bodies first.
  var tiles: [TilePath] {
    let kinds: [TilePath.Kind] = [.entries, .bodies] + (0..<levels).map { .hashes(level: $0) }
    return kinds.flatMap { kind in
      (0..<files(kind)).map { TilePath(kind, index: $0, width: width(kind, index: $0)) }
    }
  }

  func contains(_ tile: TilePath) -> Bool { width(tile.kind, index: tile.index) == tile.width }
}
