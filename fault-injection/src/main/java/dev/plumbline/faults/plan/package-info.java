/**
 * Faults and what triggers them, as data: one vocabulary for every front that injects faults, in
 * process or mounted. A {@link dev.plumbline.faults.plan.Plan} is a list of rules; {@link
 * dev.plumbline.faults.plan.PlanBuilder} makes one in Java, {@link
 * dev.plumbline.faults.plan.PlanParser} reads one from text and {@link
 * dev.plumbline.faults.plan.PlanWriter} writes it. No file is opened here, and nothing is injected:
 * that is {@link dev.plumbline.faults.inject}.
 *
 * <p>The readable form, line by line; {@code #} begins a comment, spaces are free between words:
 *
 * <pre>
 * plan      = "faults" "1" { line }
 * line      = [ "seed" integer | rule ] end of line
 * rule      = "on" calls [ "direct" | "buffered" ] { condition } [ repeat ] ":" fault
 * calls     = "any" | call { "," call }
 * call      = "open" | "read" | "write" | "truncate" | "allocate" | "seek" | "size" | "sync"
 *           | "close" | "rename" | "unlink" | "sync-directory"
 * condition = "file" string | "at" place | "chance" percent | "number" count
 * place     = size | size ".." size | landmark
 * landmark  = "magic" | "header" | "device-state" | "last-write"
 *           | "block[" index "]." ( "header" | "bitmap" | "pages" | "page[" index "]" )
 * repeat    = "once" | "times" count | "always"
 * fault     = "error" errno
 *           | "strict" size [ "memory" size ]
 *           | "short" ( "by" size | "to" size | "random" )
 *           | "torn" count "keep" ( "none" | index { "," index } )
 *           | "drop" | "stale" | "zero" | "hang"
 *           | "misdirect" "by" [ "-" ] size
 *           | "duplicate" "by" [ "-" ] size
 *           | "flip" count
 *           | "delay" count ( "ns" | "us" | "ms" | "s" )
 *           | "full" errno "after" size
 *           | "forget" errno
 *           | "shrink" "to" size
 *           | "power-cut" ( "before" | "after" ) "keep" keep
 * keep      = "synced" | "all" | "random" | index { "," index }
 * size      = decimal or 0x-hexadecimal number [ "K" | "M" | "G" ]
 * percent   = decimal number with up to four decimals, "%"
 * string    = '"' characters, with \" and \\ '"'
 * </pre>
 *
 * <p>Every condition of a rule must hold. A rule with {@code number} fires once unless it says
 * otherwise, one without as often as it matches. {@code docs/fault-plans.md} explains each word.
 */
@NullMarked
package dev.plumbline.faults.plan;

import org.jspecify.annotations.NullMarked;
