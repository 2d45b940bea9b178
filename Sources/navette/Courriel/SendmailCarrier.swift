import Foundation
import Gateway
import Liaison

/// Hands messages to a mail server by the interface that every Unix has: `sendmail -t -i`, the message on its standard input.
struct SendmailCarrier: MailCarrier {
  /// The program: `/usr/sbin/sendmail`, of whatever mail server.
  let program: FilePath
  /// How long it may take, in seconds.
  var patience: TimeInterval = 30

  func deliver(_ mail: Mail) throws(MailFault) {
    let process = Process()
    process.executableURL = URL(filePath: program.description)
    // -t: recipients from the message; -i: a line with a lone dot is no end. The envelope's sender is who bounces go to.
    process.arguments = ["-t", "-i", "-f", mail.from.adresse]
    process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    let input = Pipe_()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw .unavailable
    }
    // It may end without reading: how it ended says what came of it.
    Self.withoutBrokenPipes {
      try? input.fileHandleForWriting.write(contentsOf: mail.bytes)
      try? input.fileHandleForWriting.close()
    }
    let limit = Date.now.addingTimeInterval(patience)
    while process.isRunning {
      guard Date.now < limit else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        throw .tooLong
      }
      usleep(5000)
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw .refused(process.terminationStatus)
    }
  }

  /// Does something on this thread that a program which does not read must not end the server for.
  private static func withoutBrokenPipes(_ body: () -> Void) {
    var (broken, before, now) = (sigset_t(), sigset_t(), timespec())
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &broken, &before)
    body()
    while sigtimedwait(&broken, nil, &now) == SIGPIPE {}
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

/// Foundation's: this module has a pipe of its own.
private typealias Pipe_ = Foundation.Pipe
