/** Calls for help: raised anywhere in a hall, seen on all its screens, answered by one person. */
@NullMarked
package io.shouwen.server.hall.help;

import org.jspecify.annotations.NullMarked;
