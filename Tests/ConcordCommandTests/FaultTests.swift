#if os(Linux)
    import Foundation
    import Testing

    /// Every call by which a command touches a file fails once, and once the run is killed there: each file is what it was or what
    /// it was to become, no page that looks final stands beside older ones, and the next run sets all right.
    @Suite struct FaultTests {
        /// A command, in a folder that is made for it; KEY stands for the file of a key.
        struct Work: CustomTestStringConvertible, Sendable {
            let command: [String]
            let prepare: @Sendable (TemporaryFolder) throws -> Void
            /// What it makes is one folder, which is there as a whole or not at all.
            var whole: String?
            var testDescription: String { command.joined(separator: " ") }

            init(
                _ command: String, whole: String? = nil,
                _ prepare: @escaping @Sendable (TemporaryFolder) throws -> Void = { _ in }
            ) {
                self.command = command.split(separator: " ").map(String.init)
                self.whole = whole
                self.prepare = prepare
            }
        }

        private static let works = [
            Work("seal TA-01"),
            Work("seal --all") { folder in try folder.write(paperTwo, to: "papers/ta-02.md") },
            Work("seal --sign union --key KEY") { folder in
                let run = try CommandRun("seal", "--all", in: folder)
                #expect(run.status == 0)
            },
            Work("merge-file ours.md articles/01-hours.md theirs.md") { folder in
                let hours = "# Article 1. Hours\n\n## Section 1. Day\n\nA day is eight (8) hours.\n"
                try folder.write(hours.replacing("A day", with: "A working day"), to: "ours.md")
                try folder.write(hours.replacing("eight (8)", with: "seven (7)"), to: "theirs.md")
            },
            Work("build") { folder in
                // The pages of an older contract are there.
                try folder.write(paperTwo, to: "papers/ta-02.md")
                let run = try CommandRun("build", in: folder)
                #expect(run.status == 0)
                try FileManager.default.removeItem(at: folder.url(of: "papers/ta-02.md"))
            },
            Work("build --output new"),
            Work("adopt --output next", whole: "next"),
            Work("init new", whole: "new"),
        ]

        private static let paperTwo = """
            ---
            paper: TA-02
            kind: tentative agreement
            signed: { union: 2025-03-14, employer: 2025-03-15 }
            ---

            # Article 1. Hours

            {++
            ## Section 2. Week

            A week is five (5) days.
            ++}

            """

        /// Which calls are meant, all of them or those that change something; and the number of the error that the call gives
        /// back, or that the run is killed before it.
        private static let faults = ["all \(EIO)", "changes \(EPERM)", "changes kill"]
        /// Those that add little, for who has time.
        private static let more =
            ProcessInfo.processInfo.environment["CONCORD_SOAK"] == nil
            ? [] : ["all \(EPERM)", "all \(ENOSPC)", "all \(EROFS)", "all \(EINTR)", "all kill", "changes killed"]

        @Test(arguments: works, faults + more) func atEveryCall(_ work: Work, _ fault: String) throws {
            let words = fault.split(separator: " ")
            let (which, fault) = (String(words[0]), String(words[1]))
            let keys = try SigningKeys()
            try keys.ssh("key")
            let command = work.command.map { $0 == "KEY" ? keys.path("key") : $0 }
            let before = try WritingTests.signed()
            try work.prepare(before)
            let after = try TemporaryFolder(copying: before)
            let sound = try CommandRun(all: command, in: after)
            #expect(sound.status == 0, "\(sound.errors)")
            let (old, new) = (try files(of: before), try files(of: after))
            #expect(old != new)
            var call = 1
            while true {
                let folder = try TemporaryFolder(copying: before)
                guard let run = try run(command, in: folder, fault, at: call, of: which) else { break }
                let place = "\(work.testDescription), \(fault) at call \(call) of \(which)"
                try judge(run, try files(of: folder), from: old, to: new, work, place)
                call += 1
                guard run.isKilled else { continue }
                // Whatever was cut short, the next run does it, and clears what was left.
                let again = try CommandRun(all: command, in: folder)
                #expect(try files(of: folder) == new, "\(place), and then again: \(again.errors)")
            }
            #expect(call > 6, "\(work.testDescription): the calls are not counted")
        }

        /// A run in which a call fails; nil when it has no such call.
        private func run(
            _ command: [String], in folder: TemporaryFolder, _ fault: String, at call: Int, of which: String
        ) throws -> CommandRun? {
            let reports = try TemporaryFolder()
            var environment = ProcessInfo.processInfo.environment
            environment["LD_PRELOAD"] = try CommandRun.executable().deletingLastPathComponent()
                .appendingPathComponent("libFaultyCalls.so").path
            environment["CONCORD_FAULT"] = "\(which) \(call) \(fault) \(reports.url(of: "calls").path)"
            let run = try CommandRun(all: command, in: folder, environment: environment, mayBeKilled: true)
            return reports.exists("calls") ? nil : run
        }

        /// Every file and folder, hidden ones too, by its path.
        private func files(of folder: TemporaryFolder) throws -> [String: Data] {
            var files: [String: Data] = [:]
            for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
                var isFolder: ObjCBool = false
                let path = folder.url(of: name).path
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
                files[name] = isFolder.boolValue ? Data() : try Data(contentsOf: folder.url(of: name))
            }
            return files
        }

        private func judge(
            _ run: CommandRun, _ files: [String: Data], from old: [String: Data], to new: [String: Data], _ work: Work,
            _ place: String
        ) throws {
            let strays = files.keys.filter { $0.contains(".concord-") }
            if !run.isKilled {
                #expect(strays.isEmpty, "\(place): \(strays)")
                let isDone = run.status == 0 && files == new
                let isToldOf =
                    run.status == (work.command[0] == "merge-file" ? 255 : 2) && run.errors.contains("concord: ")
                #expect(isDone || isToldOf, "\(place): status \(run.status), \(run.errors)")
            }
            for path in Set(files.keys).union(old.keys).union(new.keys) where !strays.contains(path) {
                let isKnown = files[path] == old[path] || files[path] == new[path]
                #expect(isKnown, "\(place): \(path) is neither the old one nor the new one")
            }
            if let whole = work.whole {
                func isOfIt(_ path: String) -> Bool { path == whole || path.hasPrefix(whole + "/") }
                let made = files.filter { isOfIt($0.key) }
                #expect(made.isEmpty || made == new.filter { isOfIt($0.key) }, "\(place): a part")
            }
            // A clean copy that is new stands beside redlines that are.
            func isNew(_ path: String) -> Bool { files[path] == new[path] && old[path] != new[path] }
            let pages = new.keys.filter { old[$0] != new[$0] && $0.contains("/redline.") }
            if new.keys.contains(where: { $0.contains("/agreement.") && isNew($0) }) {
                #expect(pages.allSatisfy(isNew), "\(place): a clean copy before its redlines")
            }
        }
    }
#endif
