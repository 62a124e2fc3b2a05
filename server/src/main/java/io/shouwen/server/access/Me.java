package io.shouwen.server.access;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The person who is signed in, with the positions held today. Read from the database for each
 * request, so that a position that ended this morning opens no door this afternoon.
 *
 * @param starting whether they signed in with a password that they have yet to replace
 */
public record Me(
        OrgId org,
        String orgZh,
        String orgEn,
        ZoneId zone,
        int account,
        int person,
        String nameZh,
        String nameEn,
        boolean starting,
        List<Post> posts) {
    public Me {
        posts = List.copyOf(posts);
    }

    public Set<Role> roles() {
        return posts.stream().map(Post::role).collect(Collectors.toUnmodifiableSet());
    }

    /** The units of today's positions, without the units below them. */
    public Set<Integer> units() {
        return posts.stream().map(Post::unit).collect(Collectors.toUnmodifiableSet());
    }

    public boolean hasAny(Collection<Role> wanted) {
        return posts.stream().anyMatch(post -> wanted.contains(post.role()));
    }

    /** Whether a position of today is this one in this unit itself. */
    public boolean holds(Role role, int unit) {
        return posts.stream().anyMatch(post -> post.role() == role && post.unit() == unit);
    }

    public boolean is(Role role) {
        return hasAny(List.of(role));
    }
}
