/// The verbs of the legislative drafter, in every form that papers use.
enum DraftingVerb {
    case strike, insert, replace, substitute, change, amend, renumber, move, retitle, set, reserve, read

    /// As an order or as a gerund: `strike`, `by striking`.
    static func active(_ word: String) -> DraftingVerb? { activeForms[word] }

    /// Behind `is`, `are`, `shall be`, `will be`: `struck`, `amended`.
    static func passive(_ word: String) -> DraftingVerb? { passiveForms[word] }

    static func any(_ word: String) -> DraftingVerb? { active(word) ?? passive(word) }

    /// Whether a word orders, and is no gerund: `strike`, not `striking`.
    static func isOrder(_ word: String) -> Bool { activeForms[word] != nil && !word.hasSuffix("ing") }

    private static let activeForms: [String: DraftingVerb] = [
        "strike": .strike, "striking": .strike, "delete": .strike, "deleting": .strike,
        "remove": .strike, "removing": .strike, "omit": .strike, "omitting": .strike, "repeal": .strike,
        "repealing": .strike, "rescind": .strike, "eliminate": .strike, "eliminating": .strike,
        "insert": .insert, "inserting": .insert, "add": .insert, "adding": .insert,
        "append": .insert, "appending": .insert, "create": .insert, "creating": .insert,
        "replace": .replace, "replacing": .replace, "substitute": .substitute, "substituting": .substitute,
        "change": .change, "changing": .change,
        "amend": .amend, "amending": .amend, "modify": .amend, "modifying": .amend, "revise": .amend,
        "revising": .amend, "restate": .amend, "restating": .amend,
        "renumber": .renumber, "renumbering": .renumber, "redesignate": .renumber, "redesignating": .renumber,
        "relabel": .renumber, "reletter": .renumber, "relettering": .renumber,
        "move": .move, "moving": .move, "transfer": .move, "transferring": .move, "relocate": .move,
        "relocating": .move,
        "retitle": .retitle, "retitling": .retitle, "rename": .retitle, "renaming": .retitle,
        "set": .set, "setting": .set, "reserve": .reserve, "reserving": .reserve,
    ]

    private static let passiveForms: [String: DraftingVerb] = [
        "struck": .strike, "stricken": .strike, "deleted": .strike, "removed": .strike, "omitted": .strike,
        "repealed": .strike, "rescinded": .strike, "eliminated": .strike,
        "inserted": .insert, "added": .insert, "appended": .insert, "created": .insert,
        "replaced": .replace, "substituted": .substitute, "changed": .change,
        "amended": .amend, "modified": .amend, "revised": .amend, "restated": .amend,
        "renumbered": .renumber, "redesignated": .renumber, "relabelled": .renumber, "relabeled": .renumber,
        "relettered": .renumber,
        "moved": .move, "transferred": .move, "relocated": .move,
        "retitled": .retitle, "renamed": .retitle, "entitled": .retitle, "titled": .retitle,
        "set": .set, "reserved": .reserve, "read": .read,
    ]
}
