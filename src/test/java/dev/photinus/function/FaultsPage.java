package dev.photinus.function;

import dev.photinus.function.FaultRow.Retry;
import dev.photinus.function.FaultRow.Subject;
import dev.photinus.local.adobe.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** docs/faults.md, made of what FaultMatrixTest and CrashMatrixTest check. */
final class FaultsPage {

    private static final Set<Subject> SUBMITTING = EnumSet.range(Subject.CREATE_MASK, Subject.UPLOAD);

    private FaultsPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(
                """
                # Faults, and what becomes of them

                For whoever is on call: an execution has failed, or has taken longer than it should. Find its error below. Everything
                here is what `FaultMatrixTest` and `CrashMatrixTest` hold the functions and the state machines to, in `./mvnw verify`:
                each fault is played by the stand-in for Adobe at each operation that can meet it, jobs are counted there, and this
                page is made of the same data. After a change, `./mvnw test -Dtest=FaultsPageTest -Dfaults.write` writes it anew.

                ## Where a reason ends up

                - **In the execution**: it fails with an error, such as `Photinus.prompt_unsafe`, and a cause that names the photo, says
                  what Adobe said, and at which step: `ada.jpg: Adobe answered 451 prompt_unsafe: … (at Fill)`. Step Functions shows
                  both; `./photinus run` has them in its table, in `report.html` and in `out/history/`.
                - **In the functions' log**: one line for each invocation, with `outcome`, `code` and `error`. A fault that passed, after
                  which the photo was finished all the same, is here and nowhere else.
                - Neither holds a token, a secret, or the signature of a URL.

                ## Redrive

                Once the cause is gone, redrive the execution (`aws stepfunctions redrive-execution`, with the right
                `states:RedriveExecution`), or start the photo again: both submit only the jobs that are missing. `FaultMatrixTest`
                redrives each execution that failed by a fault below, and counts the jobs. The redriven execution begins with its first
                step, under the definition that it was started with. **Redrive** says where the cause can go away without another photo
                or other input. `Photinus.PhotoRefused` and `Photinus.LabelNotFound` fail again. A photo that is uploaded again to a
                bucket that is encrypted with a KMS key has another ETag, and is paid for again: redrive its execution instead.

                A **batch** that failed (`Photinus.TooManyFailures`, or a step of its own) is redriven in the same way: redrive the
                batch's execution, not those of its photos. The photos that failed, were stopped or had not begun run; those that are
                finished do not. Its summary, which is written from the event that it has ended, names the photos and the reasons; if
                that event never arrives, there is no summary of the failure, and the redrive works all the same. Lines of a manifest
                that were refused fail again: correct the manifest, and start a new batch. A batch with failures within its
                `toleratedFailurePercentage` (100 unless given) has succeeded, and AWS redrives no execution that has: start a batch
                with its `summary.json` as `source.summary`, which runs the failed photos only.

                AWS's [limits](https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html):

                - 14 days after the end of the execution; a batch's photo whose child execution ended earlier than that keeps its
                  failure.
                - Fewer than 24,999 events in the history, which holds for the child execution of a batch's photo as well.
                - 1,000 [redrives of a batch's Map Run](https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html).
                - The definition that the execution was started with, also after a deployment: what a new one corrects is corrected
                  for new executions. A photo's execution within a batch is a new one, under the newest definition.
                - You need `states:RedriveExecution` on the execution (`execution:NAME:*` of the photo's or the batch's machine). The
                  batch's role has the right on its own child executions.

                What is paid for is kept: where a later step fails, the machine copies what the earlier ones made into the bucket
                before it ends.

                **Tried again** says who does it. The state machine waits 1, 2, 4 and 8 s at most between its attempts, less by chance,
                and finds in the ledger what is done already. **Cost** is in jobs that Adobe accepted.
                `Photinus.StepFailed` is the error wherever a function gave up by an exception: the cause says why. *All* that submit
                are `createMask`, `removeBackground`, `fill`, the legacy fill, `autoTone`, `maskObjects` and `fillMaskedAreas`, and the
                uploads for `fill`.
                """);
        section(page, "Getting a token", Set.of(Subject.AUTHENTICATE), row -> true);
        section(page, "Submitting a job", SUBMITTING, row -> row.faults().stream()
                .noneMatch(Fault::isOfJob));
        section(page, "The job and its result", SUBMITTING, row -> row.faults().stream()
                .anyMatch(Fault::isOfJob));
        section(page, "Asking for its status", Set.of(Subject.STATUS), row -> true);
        section(page, "Cancelling it", Set.of(Subject.CANCEL), row -> true);
        page.append(
                """

                Played by `./photinus run … --fault fill:429=0.2,status:reset=once --fault-seed 7`; `./photinus run --help` names the
                faults. There, *refused* is a connection that breaks before the call is read, for a host that runs refuses none.

                ## When a function is killed, or a machine stopped

                Before a function calls Adobe, it writes into the ledger that it is about to; after that, which job Adobe has accepted.
                So a job can be paid for twice only where it dies between the two, and never a third time. Each row is tried at every
                access to the ledger that the function makes, by killing it there.

                | killed | what becomes of the photo | jobs that Adobe accepts | how |
                |---|---|---|---|
                """);
        for (CrashRow row : CrashRow.values()) {
            page.append("| ")
                    .append(row.when())
                    .append(" | ")
                    .append(row.error().isEmpty() ? "finished" : "`" + row.error() + "`")
                    .append(" | ")
                    .append(row.jobs())
                    .append(" | ")
                    .append(row.meaning())
                    .append(" |\n");
        }
        return page.toString();
    }

    private static void section(StringBuilder page, String title, Set<Subject> subjects, Predicate<FaultRow> wanted) {
        page.append("\n## ").append(title).append("\n\n");
        page.append(
                "| cause | at | what you see | tried again | cost | redrive | what to do |\n|---|---|---|---|---|---|---|\n");
        Map<String, List<FaultRow>> alike = new LinkedHashMap<>();
        for (boolean finishes : new boolean[] {false, true}) {
            for (FaultRow row : FaultRow.all()) {
                if (row.finishes() == finishes && subjects.containsAll(row.at()) && wanted.test(row)) {
                    alike.computeIfAbsent(effect(row, subjects), effect -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        alike.forEach((effect, rows) -> page.append("| ")
                .append(rows.stream()
                        .flatMap(row -> row.faults().stream())
                        .sorted()
                        .map(FaultsPage::words)
                        .collect(Collectors.joining(", ")))
                .append(occurrence(rows.get(0)))
                .append(effect));
    }

    /** The rest of the line, which faults may have in common. */
    private static String effect(FaultRow row, Set<Subject> subjects) {
        return " | " + where(row, subjects) + " | " + seen(row) + " | " + row.retry() + " | " + cost(row) + " | "
                + redrive(row) + " | " + row.advice() + " |\n";
    }

    private static String redrive(FaultRow row) {
        return row.finishes() || row.at().contains(Subject.CANCEL) ? "" : row.isPermanent() ? "no" : "yes";
    }

    /** What is refused or befalls a job is so the first time. */
    private static String occurrence(FaultRow row) {
        if (row.always()) {
            return row.retry() == Retry.NO || row.faults().stream().allMatch(Fault::isOfJob) ? "" : ", every time";
        }
        return ", once";
    }

    private static String where(FaultRow row, Set<Subject> subjects) {
        Set<Subject> all = row.at();
        if (all.equals(subjects)) {
            return all.size() == 1 ? name(all.iterator().next()) : "all";
        }
        List<Subject> missing = Arrays.stream(Subject.values())
                .filter(subject -> subjects.contains(subject) && !all.contains(subject))
                .toList();
        return missing.size() <= 2
                ? "all but " + missing.stream().map(FaultsPage::name).collect(Collectors.joining(" and "))
                : all.stream().sorted().map(FaultsPage::name).collect(Collectors.joining(", "));
    }

    private static String name(Subject subject) {
        return subject.toString().contains(" ") ? subject.toString() : "`" + subject + "`";
    }

    private static String seen(FaultRow row) {
        if (row.finishes()) {
            return row.at().contains(Subject.CANCEL) ? "the job is cancelled" : "the photo is finished";
        }
        if (row.at().contains(Subject.CANCEL)) {
            return "the job is not cancelled" + (row.reason().isEmpty() ? "" : "; the function's log says why");
        }
        return "`" + row.error() + "`: “" + row.reason() + "”";
    }

    private static String cost(FaultRow row) {
        if (row.at().contains(Subject.CANCEL)) {
            return row.finishes() ? "nothing is made" : "1 job";
        }
        return switch (row.jobs()) {
            case 0 -> "nothing";
            case 1 -> row.finishes() ? "1 job, as ever" : "1 job";
            default -> row.jobs() + " jobs";
        };
    }

    private static String words(Fault fault) {
        Map<Fault, String> words = new LinkedHashMap<>();
        words.put(Fault.BAD_REQUEST, "400");
        words.put(Fault.UNAUTHORIZED, "401");
        words.put(Fault.QUOTA_EXHAUSTED, "403 `quota_exhausted`");
        words.put(Fault.NOT_ENTITLED, "403 `user_non_entitled`");
        words.put(Fault.PROMPT_UNSAFE, "422 `prompt_unsafe`");
        words.put(Fault.OUTPUT_UNSAFE, "422 `output_media_unsafe`");
        words.put(Fault.LANGUAGE_NOT_SUPPORTED, "422 `language_not_supported`");
        words.put(Fault.PHOTOSHOP_CONTENT, "400 `400411`");
        words.put(Fault.PHOTOSHOP_NOT_ENTITLED, "403 `403401`");
        words.put(Fault.PHOTOSHOP_QUOTA, "403 `403421`");
        words.put(Fault.PHOTOSHOP_INPUT, "422 `422404`");
        words.put(Fault.PHOTOSHOP_ERROR, "500 `500600`");
        words.put(Fault.NO_API_KEY, "403 `403000`");
        words.put(Fault.API_KEY_INVALID, "403 `403003`");
        words.put(Fault.TOKEN_REFUSED, "401 `401014`");
        words.put(Fault.UNAVAILABLE_UNTIL, "503 with seconds");
        words.put(Fault.NOT_FOUND, "404");
        words.put(Fault.GONE, "410");
        words.put(Fault.RATE_LIMITED, "429 with seconds");
        words.put(Fault.RATE_LIMITED_UNTIL, "429 with a date");
        words.put(Fault.RATE_LIMITED_UNTOLD, "429 without either (15 s are waited)");
        words.put(Fault.BAD_GATEWAY, "502 in HTML");
        words.put(Fault.TOO_LARGE, "413 in HTML");
        words.put(Fault.REFUSED, "connection refused");
        words.put(Fault.RESET, "connection reset in the middle of the answer");
        words.put(Fault.SILENCE, "no answer in time");
        words.put(Fault.TRUNCATED, "JSON that is cut off");
        words.put(Fault.JOB_FAILED, "the job fails");
        words.put(Fault.JOB_NEVER_ENDS, "the job never ends");
        words.put(Fault.UNKNOWN_STATUS, "the job has a status that nobody knows");
        words.put(Fault.NO_OUTPUTS, "the job succeeds without an output");
        words.put(Fault.RESULT_EXPIRED, "the result's URL has expired");
        words.put(Fault.NOT_AN_IMAGE, "the result is not an image");
        return words.getOrDefault(fault, fault.toString());
    }
}
