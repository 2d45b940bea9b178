/// How long whoever fetched a file of the journal may keep it: `private`, since only those who follow the journal may read
/// it, and no cache on the way is asked to tell who.
enum Keeping: String {
  /// A full tile never changes (c2sp.org/tlog-tiles).
  case tile = "private, max-age=31536000, immutable"
  /// A partial tile never changes either, but a fuller one soon takes its place: it is not worth a year on a disk.
  case partialTile = "private, max-age=86400, immutable"
}
