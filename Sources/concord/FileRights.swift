#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import CSystem
    import Musl
#else
    import CSystem
    import Glibc
#endif

/// Who may read and write a file, and whose it is: what a new file takes over from the one that it replaces.
struct FileRights: Sendable {
    private let mode: mode_t
    private let owner: uid_t
    private let group: gid_t
    /// The list of further people with rights, where there is one. The rights of the group are then the most that any of
    /// them has, so without the list they would open the file to the group.
    private let list: [UInt8]?
    /// Why the list could not be read, an `errno`; 0 where it was, or where there is none.
    private let failure: Int32

    init(_ status: stat, at path: String) {
        mode = status.st_mode & 0o7777
        owner = status.st_uid
        group = status.st_gid
        (list, failure) = Self.list(at: path)
    }

    /// Gives them to a new file or folder of ours that nobody else can open yet. False when it cannot be done, with the reason in
    /// `errno`.
    ///
    /// Who is not the administrator cannot give a file away. It then is the writer's, as any copy would be; but nobody may read
    /// or write it who could not before.
    func give(to descriptor: Int32) -> Bool {
        if failure != 0 {
            errno = failure
            return false
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        var mode = mode
        if status.st_uid != owner, fchown(descriptor, owner, gid_t.max) != 0 { mode &= 0o777 }
        if status.st_gid != group, fchown(descriptor, uid_t.max, group) != 0 {
            // The group is another now: it may do what everybody may.
            mode = mode & 0o707 | mode & (mode << 3) & 0o070
        }
        guard giveList(to: descriptor), fstat(descriptor, &status) == 0 else { return false }
        return status.st_mode & 0o7777 == mode || fchmod(descriptor, mode) == 0
    }

    #if canImport(Darwin)
        private static func list(at path: String) -> ([UInt8]?, failure: Int32) { (nil, 0) }
        private func giveList(to descriptor: Int32) -> Bool { true }
    #else
        private static let listName = "system.posix_acl_access"

        private static func list(at path: String) -> ([UInt8]?, failure: Int32) {
            let count = getxattr(path, listName, nil, 0)
            if count <= 0 { return (nil, count == 0 || hasNone(errno) ? 0 : errno) }
            var bytes = [UInt8](repeating: 0, count: count)
            let got = getxattr(path, listName, &bytes, count)
            if got != count { return (nil, got < 0 ? errno : EAGAIN) }
            return (bytes, 0)
        }

        /// Whether an error says that there is no such list, or none on this file system.
        private static func hasNone(_ error: Int32) -> Bool { [ENODATA, ENOTSUP, ENOSYS].contains(error) }

        /// A new file may have a list too, from the folder it is made in.
        private func giveList(to descriptor: Int32) -> Bool {
            guard let list else {
                return fremovexattr(descriptor, Self.listName) == 0 || Self.hasNone(errno) || errno == EPERM
            }
            return fsetxattr(descriptor, Self.listName, list, list.count, 0) == 0
        }
    #endif
}
