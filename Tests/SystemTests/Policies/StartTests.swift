import SystemSupport
import Foundation
import Testing

extension SystemTests {
  @Suite struct PolicyStart {
    @Test(arguments: PolicyFault.all)
    func `a server does not start on a set that is not valid, and says where, which fault, and what to do`(
      fault: PolicyFault
    ) throws {
      let installation = try freshInstallation()
      let child = try fault.during(in: installation) {
        let child = try ServerProcess.start(installation)
        #expect(try child.end(within: 60) == 6)
        return child
      }
      for words in [fault.file, "navette policy check"] + fault.told {
        #expect(child.errors.contains(words), "\(words) in \(child.errors)")
      }
      #expect(!child.output.contains("https://"))
      // Nothing was spoilt: without that file it starts.
      try installation.serve().stop()
    }

    @Test func `a server without any policy, without a schema, or without the folder, does not start`() throws {
      let installation = try freshInstallation()
      let policies = installation.data.appending(path: "policies")
      let files = FileManager.default
      func expectRefused(_ words: String) throws {
        let child = try ServerProcess.start(installation)
        #expect(try child.end(within: 60) == 6)
        #expect(child.errors.contains(words), "\(child.errors)")
      }
      try files.moveItem(
        at: policies.appending(path: "navette.cedarschema"), to: installation.scratch.url.appending(path: "schema"))
      try expectRefused("cedarschema")
      try files.moveItem(at: policies, to: installation.scratch.url.appending(path: "policies"))
      try expectRefused("policies: the folder cannot be read")
      try files.createDirectory(at: policies, withIntermediateDirectories: true)
      try expectRefused("policies")
    }
  }
}
