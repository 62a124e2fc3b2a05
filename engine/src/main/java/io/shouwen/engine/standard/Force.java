package io.shouwen.engine.standard;

/** How binding the words of the source are (S12). */
public enum Force {
    /** Must: late is broken. */
    MUST,
    /** Normally (一般, 原则上): late with a recorded reason is a deviation, without one broken. */
    NORMALLY,
    /** Strive (力争, 尽量): late is measured, never broken. */
    STRIVE,
    /** May (可以): never broken. */
    MAY
}
