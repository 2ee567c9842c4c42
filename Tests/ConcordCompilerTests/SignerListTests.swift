import ConcordModel
import Testing

@testable import ConcordCompiler

/// How a file of allowed signers is read.
@Suite struct SignerListTests {
    private static let parties = [
        Party(key: "union", name: "Harbor Workers", short: "Union"),
        Party(key: "employer", name: "Port of Gull Bay", short: "Port"),
    ]
    private static let key = "AAAAC3NzaC1lZDI1NTE5AAAAIB0Y"
    private static let other = "AAAAC3NzaC1lZDI1NTE5AAAAIB9Z"
    private static let mini = "RWSPcM4vgQn97jlIc+GlSYKTGcDURwqU+WnOONGGcll3uiKlhQMdWLBM"

    private func list(_ text: String) -> SignerList { SignerList(Array(text.utf8), parties: Self.parties) }

    @Test func linesOfBothTools() throws {
        let list = list(
            "\u{FEFF}# who signs\r\n\r\n \tunion\tssh-ed25519 \(Self.key) ann\r\n\"employer\"  namespaces=\"a b\" ssh-ed25519 \(Self.other)\nemployer minisign \(Self.mini)"
        )
        #expect(list.faults.isEmpty && !list.isOfFolder)
        #expect(list.signers.map(\.line) == [3, 4, 5] && list.signers.map(\.tool) == [.ssh, .ssh, .minisign])
        #expect(
            list.signers.map(\.key) == [
                "ssh-ed25519 \(Self.key) ann", "namespaces=\"a b\" ssh-ed25519 \(Self.other)", Self.mini,
            ])
        #expect(list.signers(for: Self.parties[1]).count == 2)
    }

    @Test(arguments: [
        ("", "names nobody"), ("# nobody\n", "names nobody"), ("union\n", "no public key"),
        ("union ssh-ed25519\n", "no public key"), ("union minisign RWshort\n", "no public key"),
        ("\"union ssh-ed25519 KEY\n", "quotation mark without an end"), ("union,guest ssh-ed25519 KEY\n", "“guest”"),
        ("union, ssh-ed25519 KEY\n", "“”"), ("Union ssh-ed25519 KEY\n", "“Union”"), ("un* ssh-ed25519 KEY\n", "“un*”"),
        ("!guest,union ssh-ed25519 KEY\n", "“!guest”"), ("union,employer ssh-ed25519 KEY\n", "one key"),
        ("union ssh-ed25519 KEY\nemployer valid-after=\"20250101\" ssh-ed25519 KEY bob\n", "one key"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\n", "“-----BEGIN”"),
    ])
    func whatDoesNotFit(_ text: String, _ words: String) {
        let list = list(text.replacing("KEY", with: Self.key))
        #expect(list.faults.contains { $0.message.contains(words) }, "\(list.faults)")
    }

    @Test func anAuthorityMayStandForBoth() {
        let list = list("union,employer Cert-Authority ssh-ed25519 \(Self.key)\n")
        #expect(list.faults.isEmpty && list.signers.map(\.isAuthority) == [true])
    }

    @Test(arguments: [
        ("union", "seals.txt.union.sig"), ("../a", "seals.txt...%2Fa.sig"), ("-f", "seals.txt.-f.sig"),
        ("", "seals.txt..sig"),
        ("a b\n", "seals.txt.a%20b%0A.sig"), ("ł", "seals.txt.%C5%82.sig"), ("%2F", "seals.txt.%252F.sig"),
    ])
    func theFileOfAPartyIsAName(_ party: String, _ name: String) {
        #expect(SignedRecord.signature(of: party, by: .ssh) == name)
    }
}
