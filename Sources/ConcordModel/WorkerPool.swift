#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Threads that wait for work, made when there is some for them.
///
/// Nobody ever waits for a thread to come: who has work does it, and threads that are there help. So where the system gives no
/// thread, as in a container with a small limit, all is done on one core. (Dispatch asks again for ever.)
final class WorkerPool: @unchecked Sendable {
    static let shared = WorkerPool()

    /// One piece of work for several hands.
    private final class Job {
        let hands: Int
        /// Gone when the job is, since it may not outlive the call that it comes from.
        var work: (@Sendable (Int) -> Void)?
        /// The number of the next hand that comes to help.
        var next = 1
        /// How many came and are not done.
        var helping = 0

        init(hands: Int, work: @escaping @Sendable (Int) -> Void) {
            self.hands = hands
            self.work = work
        }
    }

    // All below is touched under this lock alone.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let hasWork: UnsafeMutablePointer<pthread_cond_t>
    private let isDone: UnsafeMutablePointer<pthread_cond_t>
    /// What still wants hands, the newest last.
    private var jobs: [Job] = []
    private var threads = 0
    private var idle = 0
    /// One for each core: while the one who has the work waits for a helper, another may help the helper.
    private var mostThreads: Int

    private init() {
        lock = .allocate(capacity: 1)
        hasWork = .allocate(capacity: 1)
        isDone = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(hasWork, nil)
        pthread_cond_init(isDone, nil)
        let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        mostThreads = cores > 1 ? cores : 0
    }

    /// Calls `work` with 0, and with further numbers below `hands` on other threads as far as they have time. It must be done
    /// when the first call is.
    func run(hands: Int, _ work: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(work) { work in
            let job = Job(hands: hands, work: work)
            pthread_mutex_lock(lock)
            offer(job)
            pthread_mutex_unlock(lock)
            work(0)
            pthread_mutex_lock(lock)
            jobs.removeAll { $0 === job }
            while job.helping > 0 { pthread_cond_wait(isDone, lock) }
            job.work = nil
            pthread_mutex_unlock(lock)
        }
    }

    private func offer(_ job: Job) {
        let wanted = min(job.hands, mostThreads) - 1
        guard wanted > 0 else { return }
        jobs.append(job)
        while idle < wanted, threads < mostThreads {
            if !makeThread() { mostThreads = threads }
        }
        if idle > 1 { pthread_cond_broadcast(hasWork) } else { pthread_cond_signal(hasWork) }
    }

    /// Makes a thread, which counts as idle until it finds work. False where the system gives none.
    private func makeThread() -> Bool {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        // As much as the first thread has; some systems give the others little.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        guard pthread_create(&thread, &attributes, helpForEver, nil) == 0 else {
            // That is no reason for anything else to fail.
            errno = 0
            return false
        }
        threads += 1
        idle += 1
        return true
    }

    fileprivate func help() {
        pthread_mutex_lock(lock)
        while true {
            guard let job = jobs.last else {
                pthread_cond_wait(hasWork, lock)
                continue
            }
            idle -= 1
            let number = job.next
            job.next += 1
            job.helping += 1
            if job.next >= job.hands { jobs.removeLast() }
            pthread_mutex_unlock(lock)
            job.work?(number)
            pthread_mutex_lock(lock)
            job.helping -= 1
            if job.helping == 0 { pthread_cond_broadcast(isDone) }
            idle += 1
        }
    }
}

#if canImport(Darwin)
    private func helpForEver(_: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        WorkerPool.shared.help()
        return nil
    }
#else
    private func helpForEver(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        WorkerPool.shared.help()
        return nil
    }
#endif
