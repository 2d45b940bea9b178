import JSON

/// `transcript.json`: every step, for other people's tools. No content, no name, no path.
enum DemoTranscript {
  static func json(_ steps: [DemoStep]) -> JSON { .array(steps.map(\.json)) }
}
