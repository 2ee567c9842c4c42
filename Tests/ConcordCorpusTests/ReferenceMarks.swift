/// References marked by hand in real agreements: files drawn at random, read line by line. Only places are kept here, as
/// line:byte of the word or number by which the reference was marked, and how many provisions it names where that is more
/// than one (`×2`); the words are read when the test runs.
enum ReferenceMarks {
    static let marks: [(file: String, places: String)] = [
        ("aee-2023/appendices/03-appendix-c-salary-schedules.md", "102:74"),
        ("aee-2023/articles/14-job-representation.md", "23:145"),
        ("aee-2023/articles/18-association-use-of-e-mail.md", "7:31 29:82 29:416"),
        ("aee-2023/articles/19-dues-deduction.md", "9:242"),
        ("aee-2023/articles/31-cdl-drug-testing.md", "5:6 5:228 35:81 43:10 59:69 73:336"),
        ("aee-2023/articles/32-safety-and-health.md", "7:32"),
        ("aee-2023/articles/34-safety-and-health-forestry-only.md", "11:47"),
        ("aee-2023/articles/35-safety-and-health-oprd-only.md", "15:42"),
        ("aee-2023/articles/36-vacancy-and-promotion-lists-odot-oprd-only.md", "5:151"),
        ("aee-2023/articles/42-education-and-training-odot-oprd-only.md", "3:480 43:198"),
        ("aee-2023/articles/43-employee-education-and-training-forestry-only.md", "15:374"),
        ("aee-2023/articles/44-review-of-classification-series.md", "3:160"),
        ("aee-2023/articles/48-work-out-of-classification-pending-upward-reclassification.md", "23:120"),
        ("aee-2023/articles/54-holidays.md", "29:105 31:58 31:315 33:292 35:40 35:170 37:107 37:498 37:890"),
        ("aee-2023/articles/61-leave-of-absence-with-pay.md", "7:469 35:66×2 41:227"),
        ("aee-2023/articles/62-leave-of-absence-without-pay.md", "5:279 13:987 19:31"),
        ("aee-2023/articles/65-inclement-or-hazardous-conditions.md", "5:103 13:590 13:659 19:68 21:5"),
        ("aee-2023/articles/81-paid-leave-oregon.md", "29:24"),
        ("aee-2023/articles/88-boot-reimbursement.md", "5:246 43:169"),
        ("aee-2023/articles/90-rescinded-transfers-and-multiple-moves.md", "3:193 5:551"),
        ("aee-2023/articles/95-essential-worker-differential.md", "3:193"),
        ("aee-2023/letters/02-letter-of-agreement-inclement-weather-hazardous-conditions.md", "3:6 5:6"),
        ("aee-2023/letters/12-letter-of-agreement-bi-weekly-pay-period-assessment.md", "3:6 33:28 33:103"),
        ("aee-2025/articles/11-association-activities.md", "23:180 23:297"),
        ("aee-2025/articles/14-job-representation.md", "23:145"),
        ("aee-2025/articles/26-personnel-records.md", "11:100"),
        ("aee-2025/articles/33-safety-and-health-odot-only.md", "15:42 17:185"),
        ("aee-2025/articles/34-safety-and-health-forestry-only.md", "11:47"),
        ("aee-2025/articles/35-safety-and-health-oprd-only.md", "15:42"),
        ("aee-2025/articles/45-upward-reclassification.md", "7:313 13:361 25:457 31:145 35:111 39:50"),
        ("aee-2025/articles/47-allocations-appeal-process.md", "3:6 29:735 29:799"),
        ("aee-2025/articles/61-leave-of-absence-with-pay.md", "7:469 35:66×2 41:304"),
        ("aee-2025/articles/70-leave-for-world-pan-american-or-olympic-events.md", "9:386"),
        (
            "aee-2025/articles/73-payday-and-payroll-computation-procedure.md",
            """
            7:751 45:345 55:105 65:303 85:56 122:246
            """
        ),
        ("aee-2025/articles/75-salary-administration.md", "52:214 68:415 70:793"),
        ("aee-2025/articles/77-health-and-dental-insurance.md", "25:215 31:114"),
        ("aee-2025/articles/78-salary-retirement-pickup.md", "5:22"),
        ("aee-2025/articles/85-lead-work-differential.md", "3:541 27:98"),
        ("aee-2025/articles/88-boot-reimbursement.md", "5:246 43:180"),
        ("aee-2025/articles/89-travel-expenses-mileage-moving-allowance.md", "13:58 25:60"),
        ("aee-2025/articles/96-working-remotely.md", "37:117 75:204 105:55 129:46 135:35 137:39×3 173:68"),
        ("clackamas-wes/articles/07-people-and-avip.md", "3:440 7:251"),
        ("clackamas-wes/articles/09-holidays.md", "37:73"),
        ("clackamas-wes/articles/11-vacation-leave.md", "5:349 7:189 9:724 11:107"),
        ("clackamas-wes/articles/14-workers-compensation.md", "5:383 21:273"),
        (
            "clackamas-wes/articles/15-wages.md",
            """
            51:211 63:247 73:540 75:110 75:310 75:424 79:23 87:279 87:415 117:178 125:19 129:177 161:34 \
            161:221
            """
        ),
        ("clackamas-wes/articles/17-discipline-and-discharge.md", "11:265"),
        ("clackamas-wes/articles/21-general-provisions.md", "17:1160 47:330 47:474"),
        ("clackamas-wes/articles/22-driver-operator-license-suspension-policy.md", "23:775×2"),
        ("lane-afscme-general/articles/02-definitions.md", "7:149"),
        ("lane-afscme-general/articles/06-deduction-of-dues-and-fees.md", "7:86 11:539 17:216 17:546 17:665"),
        ("lane-afscme-general/articles/09-grievance-procedure.md", "65:192 79:28 83:161"),
        (
            "lane-afscme-general/articles/11-selection-promotion.md",
            """
            9:385 33:60 37:234 51:152 53:186 55:139 55:224 61:65 61:246 67:155×2 69:80 69:205 83:86 83:242 \
            97:282×3 105:78 121:537
            """
        ),
        (
            "lane-afscme-general/articles/12-hours-of-work-and-overtime.md",
            """
            17:134 41:256 49:89 59:31×2 61:326×2 73:66 123:406×2
            """
        ),
        ("lane-afscme-general/articles/16-safety.md", "37:52"),
        (
            "lane-afscme-general/articles/19-layoff-and-recall.md",
            """
            33:699 35:43 35:347 37:142 45:92 49:38 61:159 63:116 75:361 77:82 81:408 93:113 93:464
            """
        ),
        ("lane-afscme-general/articles/20-relationships.md", "5:31 29:387 29:417 29:452"),
        ("lane-afscme-general/articles/21-waste-acceptance-technicians.md", "33:120 33:367 37:98 39:113 43:331 57:29"),
        ("lane-foppo/articles/04-recognition.md", "5:555"),
        ("lane-foppo/articles/12-hours-of-work-and-overtime.md", "17:134 41:31 43:31 89:222 89:627 95:171"),
        ("lane-foppo/articles/13-wages.md", "33:100 39:29×2 43:151 59:44 61:83 93:21 93:87"),
        (
            "lane-foppo/articles/14-leave-time-and-holidays.md",
            """
            5:103×2 23:192×2 27:124 47:145×2 49:144×2 55:47 57:47 93:22 117:184 139:619 143:81 151:9 153:9 \
            187:363 207:85 207:310 239:335
            """
        ),
        ("lane-foppo/articles/16-safety.md", "17:52"),
        ("lane-lcpoa/articles/08-wages-and-overtime.md", "79:56 87:21 87:61 91:29 97:72 105:8 127:338 141:274 187:205"),
        ("lane-lcpoa/articles/13-allowances-and-equipment.md", "27:17 51:266 65:31"),
        ("washington-afscme-2024/articles/03-recognition.md", "7:117"),
        ("washington-afscme-2024/articles/14-article14-safety.md", "5:229"),
        ("washington-afscme-2024/articles/21-union-business.md", "57:300 61:30"),
        ("washington-afscme-2024/articles/25-insurance.md", "57:34 57:86"),
    ]
}
