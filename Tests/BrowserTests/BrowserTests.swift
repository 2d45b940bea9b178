import Testing

/// What holds only if it holds in the program that people use: real Chromium, with the certificates of real agents, before
/// the real executable.
///
/// One gateway serves them all; each browser has a HOME of its own, which is what a workstation is. One test at a time:
/// a browser takes all the cores that it is given.
@Suite(.serialized, .enabled(if: Chromium.isHere, "\(Chromium.whatIsMissing)"), .served)
struct BrowserTests {}
