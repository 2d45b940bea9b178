import Foundation
import Glibc

@main struct Navette {
  static func main() {
    // Whatever is written, keys above all, is the owner's alone.
    umask(0o077)
    let runner = CommandLineRunner(root: commands)
    exit(runner.run(Array(CommandLine.arguments.dropFirst()), console: .process()).rawValue)
  }
}
