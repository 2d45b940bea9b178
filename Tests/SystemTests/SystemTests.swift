import Testing

/// What holds only if the real program holds: the executable as processes, real folders, real signals, real faults.
///
/// One gateway is installed as a person would do it, once; every test starts a copy of it. One test at a time: each is
/// given the machine's cores, and times its faults.
@Suite(.serialized, .installed)
struct SystemTests {}
