import CLibXML2
import Testing

/// The DocBook 5.0 schema as the system has it installed, held by libxml2.
final class DocBookSchema {
    /// Where Debian's docbook5-xml and Homebrew's docbook put it.
    private static let places = [
        "/usr/share/xml/docbook/schema/rng/5.0/docbook.rng",
        "/opt/homebrew/opt/docbook/docbook/xml/5.0/rng/docbook.rng",
        "/usr/local/opt/docbook/docbook/xml/5.0/rng/docbook.rng",
    ]

    private let schema: xmlRelaxNGPtr

    /// Nil, said aloud, when no schema is installed.
    init?() {
        for place in Self.places {
            guard let context = xmlRelaxNGNewParserCtxt(place) else { continue }
            xmlRelaxNGSetParserStructuredErrors(context, { _, _ in }, nil)
            let parsed = xmlRelaxNGParse(context)
            xmlRelaxNGFreeParserCtxt(context)
            if let parsed {
                schema = parsed
                return
            }
        }
        print("DocBook schema not installed (docbook5-xml): validity is not tested")
        return nil
    }

    deinit { xmlRelaxNGFree(schema) }

    /// Whether the document is well-formed and valid.
    func accepts(_ document: [UInt8]) -> Bool {
        let tree = document.withUnsafeBytes { bytes in
            xmlReadMemory(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), "test.xml", nil,
                Int32(XML_PARSE_NONET.rawValue))
        }
        guard let tree else { return false }
        defer { xmlFreeDoc(tree) }
        guard let context = xmlRelaxNGNewValidCtxt(schema) else { return false }
        defer { xmlRelaxNGFreeValidCtxt(context) }
        xmlRelaxNGSetValidStructuredErrors(
            context,
            { _, error in
                if let error, let message = error.pointee.message {
                    print("line \(error.pointee.line): \(String(cString: message))", terminator: "")
                }
            }, nil)
        return xmlRelaxNGValidateDoc(context, tree) == 0
    }
}

/// The words of a DocBook document as one who takes or refuses changes reads them.
enum DocBookWords {
    /// Words outside elements with the flag and outside remarks. Elements that hold a block of their own keep words
    /// apart; phrases and styles do not.
    static func words(of document: [UInt8], removing flag: String?) -> [String] {
        let tree = document.withUnsafeBytes { bytes in
            xmlReadMemory(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), "test.xml", nil,
                Int32(XML_PARSE_NONET.rawValue))
        }
        guard let tree else { return ["not well-formed"] }
        defer { xmlFreeDoc(tree) }
        var text = ""
        if let root = xmlDocGetRootElement(tree) { collect(root, removing: flag, into: &text) }
        return ComparedWords.split(text)
    }

    private static let inlines: Set<String> = ["phrase", "emphasis", "code", "link", "superscript"]

    private static func collect(_ node: xmlNodePtr, removing flag: String?, into text: inout String) {
        if node.pointee.type == XML_TEXT_NODE, let content = node.pointee.content {
            text += String(cString: content)
            return
        }
        guard node.pointee.type == XML_ELEMENT_NODE else { return }
        let name = String(cString: node.pointee.name)
        if name == "remark" { return }
        if let flag, attribute("revisionflag", of: node) == flag { return }
        if !inlines.contains(name) { text += "\n" }
        var child = node.pointee.children
        while let next = child {
            collect(next, removing: flag, into: &text)
            child = next.pointee.next
        }
        if !inlines.contains(name) { text += "\n" }
    }

    private static func attribute(_ name: String, of node: xmlNodePtr) -> String? {
        guard let value = xmlGetProp(node, name) else { return nil }
        defer { free(value) }
        return String(cString: value)
    }
}
