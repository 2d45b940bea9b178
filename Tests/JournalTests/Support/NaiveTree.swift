import Cryptography

/// The definitions of RFC 9162 written down as recursions over all the leaves: slow, obvious, and sharing no code with
/// what they judge except the hash function.
enum NaiveTree {
  static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { SHA256.digest([1] + left + right).bytes }
  static func leaf(_ entry: [UInt8]) -> [UInt8] { SHA256.digest([0] + entry).bytes }

  /// The largest power of two smaller than `n`.
  static func k(_ n: Int) -> Int {
    var power = 1
    while power * 2 < n { power *= 2 }
    return power
  }

  /// MTH (2.1.1) over leaf hashes.
  static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    switch leaves.count {
    case 0: return SHA256.digest([UInt8]()).bytes
    case 1: return leaves[leaves.startIndex]
    default:
      let middle = leaves.startIndex + k(leaves.count)
      return node(root(leaves[..<middle]), root(leaves[middle...]))
    }
  }

  /// PATH(m, D_n) (2.1.3.1).
  static func path(_ m: Int, _ leaves: ArraySlice<[UInt8]>, root: (ArraySlice<[UInt8]>) -> [UInt8]) -> [[UInt8]] {
    guard leaves.count > 1 else { return [] }
    let split = k(leaves.count)
    let middle = leaves.startIndex + split
    return m < split
      ? path(m, leaves[..<middle], root: root) + [root(leaves[middle...])]
      : path(m - split, leaves[middle...], root: root) + [root(leaves[..<middle])]
  }

  /// SUBPROOF(m, D_n, b) (2.1.4.1).
  static func subproof(
    _ m: Int, _ leaves: ArraySlice<[UInt8]>, _ b: Bool, root: (ArraySlice<[UInt8]>) -> [UInt8]
  ) -> [[UInt8]] {
    if m == leaves.count { return b ? [] : [root(leaves)] }
    let split = k(leaves.count)
    let middle = leaves.startIndex + split
    return m <= split
      ? subproof(m, leaves[..<middle], b, root: root) + [root(leaves[middle...])]
      : subproof(m - split, leaves[middle...], false, root: root) + [root(leaves[..<middle])]
  }
}

/// ``NaiveTree/root(_:)`` with its answers kept, so that every pair of sizes can be compared.
final class RememberedRoots {
  private var known: [Range<Int>: [UInt8]] = [:]

  func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    let range = leaves.startIndex..<leaves.endIndex
    if let root = known[range] { return root }
    let root: [UInt8]
    if leaves.count < 2 {
      root = NaiveTree.root(leaves)
    } else {
      let middle = leaves.startIndex + NaiveTree.k(leaves.count)
      root = NaiveTree.node(self.root(leaves[..<middle]), self.root(leaves[middle...]))
    }
    known[range] = root
    return root
  }
}
