import CLibXML2

/// The words of a DocBook document as one who takes or refuses changes reads them.
package enum DocBookWords {
    /// Words outside elements with the flag and outside remarks. Elements that hold a block of their own keep words
    /// apart; phrases and styles do not.
    package static func words(of document: [UInt8], removing flag: String?) -> [String] {
        let tree = document.withUnsafeBytes { bytes in
            xmlReadMemory(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), "test.xml", nil,
                Int32(XML_PARSE_NONET.rawValue))
        }
        guard let tree else { return ["not well-formed"] }
        defer { xmlFreeDoc(tree) }
        var text = ""
        if let root = xmlDocGetRootElement(tree) { collect(root, removing: flag, into: &text) }
        return PrintedWords.split(text)
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
