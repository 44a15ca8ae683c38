package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.aws.lambda.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kills processes of functions in the middle of their work: some a moment after they have got their event, some between Adobe's answer and
 * the ledger. Which, depends on the function, the photo, the step, and how often it has been tried.
 */
final class Killer implements Watch, AutoCloseable {

    /** As long as most invocations take. */
    private static final double LATEST_MILLIS = 120;

    /**
     * Lambda tries an event three times, and what has failed three times goes into a queue and raises an alarm. That is not played
     * here, so nobody is killed at his last attempt.
     */
    private static final int ATTEMPTS_AT_AN_EVENT = 3;

    private static final Pattern STEP = Pattern.compile("\"step\":\"([^\"]+)");
    private static final String SUFFIX = "Function";

    private final Dice dice;
    private final double rate;
    private final Counter counter = new Counter();
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Queue<Kill> kills = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "killer");
        thread.setDaemon(true);
        return thread;
    });

    private record Running(String function, String photo, Instant began, Killable process) {}

    Killer(Dice dice, double rate) {
        this.dice = dice;
        this.rate = rate;
    }

    @Override
    public void began(Begun invocation) {
        String function = operation(invocation.function());
        String photo = ChaosPhoto.in(invocation.event()).orElse("");
        Matcher step = STEP.matcher(invocation.event());
        String subject = function + "|" + photo + "|" + (step.find() ? step.group(1) : "");
        int time = counter.next(subject);
        Running begun = new Running(function, photo, Instant.now(), invocation.process());
        running.put(function + "|" + photo, begun);
        boolean last = isForEvents(function) && time % ATTEMPTS_AT_AN_EVENT == 0;
        if (!last && dice.strikes(rate, "kill", subject, time)) {
            long delay = Math.round(LATEST_MILLIS * dice.roll("moment", subject, time));
            var unused = timer.schedule(() -> kill(begun), delay, TimeUnit.MILLISECONDS);
        }
    }

    /** {@code createMask} for {@code CreateMaskFunction}. */
    private static String operation(String function) {
        String name = function.endsWith(SUFFIX) ? function.substring(0, function.length() - SUFFIX.length()) : function;
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static boolean isForEvents(String function) {
        return function.equals("startWorkflow") || function.equals("announce") || function.equals("cancel");
    }

    /** Adobe has accepted a job, and nobody knows it but Adobe. */
    void beforeTheAnswer(Operation operation, String photo) {
        String subject = operation + "|" + photo;
        Running asking = running.get(subject);
        if (asking != null && dice.strikes(rate, "answer", subject, counter.next("answer|" + subject))) {
            kill(asking);
        }
    }

    private void kill(Running invocation) {
        if (invocation.process().kill()) {
            kills.add(new Kill(invocation.function(), invocation.photo(), invocation.began(), Instant.now()));
        }
    }

    /** Who was killed. */
    List<Kill> kills() {
        return List.copyOf(kills);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
