/// Where one file after the other is read: memory that is asked for once is neither found nor wiped again for each.
///
/// What was read is there until the next file is.
final class ReadingSpace {  // Not Sendable: one thread reads.
  private var space = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 16)

  /// So many bytes, with whatever was there.
  func bytes(_ count: Int) -> UnsafeMutableRawBufferPointer {
    if count > space.count {
      space.deallocate()
      // Files of one journal are of about the same length.
      space = .allocate(byteCount: count + count / 4, alignment: 16)
    }
    return UnsafeMutableRawBufferPointer(rebasing: space[..<count])
  }

  deinit { space.deallocate() }
}
