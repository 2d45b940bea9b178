import Cryptography
import Foundation
import Glibc
import Testing

struct FreedMemoryTests {
  private static let mark: UInt8 = 0xA7

  @Test func `this module's free is the one that every library uses`() { #expect(FreedMemory.isWiped) }

  /// The sizes of each way of the allocator: caches, lists, the heap's end.
  @Test(arguments: [8, 24, 56, 120, 1032, 1033, 4096, 65_536, 120_000])
  func `a block keeps none of its bytes once it is freed, to the last`(size: Int) throws {
    let block = try marked(size)
    let place = UInt(bitPattern: block)
    #expect(try isMarked(place, size), "what is written is not found: nothing can be proven")
    free(block)
    #expect(try !isMarked(place, size))
  }

  @Test(arguments: [(24, 4000), (120, 121_000), (4000, 30), (65_536, 1000)])
  func `a block that moves as it grows or shrinks keeps its bytes, and leaves none behind`(from: Int, to: Int) throws {
    let block = try marked(from)
    let place = UInt(bitPattern: block)
    let moved = try #require(realloc(block, to))
    #expect(UnsafeRawBufferPointer(start: moved, count: min(from, to)).allSatisfy { $0 == Self.mark })
    #expect(UInt(bitPattern: moved) != place)
    #expect(try !isMarked(place, from))
    free(moved)
  }

  @Test func `a block that stays where it is keeps its bytes, and one that is made nothing is freed`() throws {
    let block = try marked(4000)
    let same = try #require(realloc(block, 3000))
    #expect(same == block)
    let place = UInt(bitPattern: same)
    #expect(realloc(same, 0) == nil)
    #expect(try !isMarked(place, 4000))
    let fresh = try #require(realloc(nil, 100))
    free(fresh)
  }

  /// A long body is announced before it comes: wiping what was never written would have the system give the pages.
  @Test func `a large block that was never written costs nothing to free`() throws {
    let size = 256 << 20
    let before = try peak()
    let block = try #require(malloc(size))
    free(block)
    #expect(try peak() - before < size / 4)
  }

  @Test func `what returned functions left on a stack is gone once it is emptied`() throws {
    final class Seen: @unchecked Sendable {  // Sendable: written by the thread, read once it is done.
      var (before, after) = (0, 0)
      var fault: (any Error)?
      let done = DispatchSemaphore(value: 0)
    }
    let seen = Seen()
    let thread = Thread {
      do {
        let file = open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var place: UInt = 0
        let marks = [UInt8](repeating: Self.mark, count: 1024)
        let written = marks.withUnsafeBytes { marks in
          Self.leave(depth: 90, copying: UInt(bitPattern: marks.baseAddress), from: file, &place)
        }
        try #require(written == 90 * 1024)
        // From the deepest frame up, without this one's.
        let count = 89 * 1024
        seen.before = try Self.marks(place, count)
        FreedMemory.clearStack()
        seen.after = try Self.marks(place, count)
      } catch { seen.fault = error }
      seen.done.signal()
    }
    thread.stackSize = 1 << 20
    thread.start()
    seen.done.wait()
    #expect(seen.fault == nil)
    #expect(seen.before > 20 * 1024, "hardly anything was left on the stack: nothing was proven")
    #expect(seen.after == 0)
  }

  /// Fills some frames, each with as much as Swift puts on the stack, and says where the deepest is. The system does the
  /// writing: what only a compiler sees written for nobody, it leaves out.
  @inline(never) private static func leave(depth: Int, copying marks: UInt, from file: Int32, _ place: inout UInt)
    -> Int
  {
    withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { space in
      let count = pread(file, space.baseAddress, space.count, off_t(marks))
      place = space.baseAddress.map { UInt(bitPattern: $0) } ?? 0
      return count + (depth > 1 ? leave(depth: depth - 1, copying: marks, from: file, &place) : 0)
    }
  }

  private func marked(_ size: Int) throws -> UnsafeMutableRawPointer {
    let block = try #require(malloc(size))
    memset(block, Int32(Self.mark), size)
    return block
  }

  /// Whether some bytes in a row are still there: the allocator's own links may look like one.
  private func isMarked(_ place: UInt, _ count: Int) throws -> Bool {
    try Self.bytes(place, count).split { $0 != Self.mark }.contains { $0.count >= 4 }
  }

  private static func marks(_ place: UInt, _ count: Int) throws -> Int {
    try bytes(place, count).count { $0 == mark }
  }

  /// This process's memory, as the system sees it: no pointer is followed to a block that is freed.
  private static func bytes(_ place: UInt, _ count: Int) throws -> [UInt8] {
    let file = open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
    try #require(file >= 0)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    // What went back to the system is not there at all.
    _ = pread(file, &bytes, count, off_t(place))
    return bytes
  }

  /// The most memory that this process ever had, in bytes.
  private func peak() throws -> Int {
    var usage = rusage()
    try #require(getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0)
    return Int(usage.ru_maxrss) * 1024
  }
}
