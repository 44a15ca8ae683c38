package dev.photinus.local.asl;

/** Parts of <code>$states</code> that only some fields see; the input and the rest of the context object all do. */
enum Sight {
    /** <code>$states.result</code> */
    RESULT,
    /** <code>$states.errorOutput</code> */
    ERROR_OUTPUT,
    /** <code>$states.context.Map</code> */
    MAP_ITEM,
    /** <code>$states.context.Task</code> */
    TASK_TOKEN
}
