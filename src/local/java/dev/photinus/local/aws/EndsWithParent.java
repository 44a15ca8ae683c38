package dev.photinus.local.aws;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs a program in a process that does not outlive the one that has started it, even where that one is killed and can end nobody any
 * more: the pipe between them breaks then. Nothing of this project is needed beside it on the class path.
 *
 * @see ChildProcesses
 */
public final class EndsWithParent {

    private EndsWithParent() {}

    /** @param args the program's class, and its arguments */
    public static void main(String[] args)
            throws ClassNotFoundException, NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        Thread watch = new Thread(EndsWithParent::awaitEnd, "ends-with-parent");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() != -1) {
                // nobody says anything
            }
        } catch (IOException e) {
            // the pipe is broken
        }
        Runtime.getRuntime().halt(0);
    }
}
