/**
 * Hosts on which every part of a path leads to a post, a picture or a person: of their links, only
 * the host stays.
 */
const BY_PATH = [
  ...["x.com", "twitter.com", "t.co", "twimg.com", "practice.example", "fxtwitter.com"],
  ...["vxtwitter.com", "fixupx.com", "fixvx.com", "nitter.net", "xcancel.com", "twstalker.com"],
  ...["threadreaderapp.com", "instagram.com", "instagr.am", "facebook.com", "fb.com", "fb.me"],
  ...["m.me", "threads.net", "threads.com", "tiktok.com", "linkedin.com", "lnkd.in", "t.me"],
  ...["telegram.me", "wa.me", "bsky.app", "mastodon.social", "mastodon.online", "youtube.com"],
  ...["youtu.be", "reddit.com", "redd.it", "pinterest.com", "pin.it", "snapchat.com", "twitch.tv"],
  ...["vk.com", "vk.ru", "ok.ru", "weibo.com", "linktr.ee", "beacons.ai", "bio.link", "lnk.bio"],
  ...["about.me", "onlyfans.com", "patreon.com", "ko-fi.com", "buymeacoffee.com", "gofundme.com"],
  ...["paypal.me", "venmo.com", "cash.app", "discord.gg", "discord.com", "soundcloud.com"],
  ...["flickr.com", "deviantart.com", "quora.com", "github.com", "gitlab.com", "keybase.io"],
  ...["orcid.org", "researchgate.net", "goodreads.com", "last.fm", "letterboxd.com", "vimeo.com"],
  ...["gravatar.com", "clubhouse.com", "truthsocial.com", "gab.com", "gettr.com", "parler.com"],
  ...["medium.com", "tumblr.com", "open.substack.com", "artstation.com"],
] as const;

/**
 * Hosts which give each person a name before their own: `ada.substack.com` is Ada's, or that of
 * her work. What stands before these is hidden also where nobody of that name is known.
 */
const BY_SUBDOMAIN = [
  // Blogs and newsletters.
  ...["substack.com", "tumblr.com", "medium.com", "wordpress.com", "livejournal.com", "ghost.io"],
  ...["dreamwidth.org", "typepad.com", "beehiiv.com", "hashnode.dev", "bearblog.dev", "micro.blog"],
  ...["over-blog.com", "canalblog.com", "hatenablog.com", "fc2.com", "svbtle.com", "write.as"],
  ...["mataroa.blog", "prose.sh", "posthaven.com", "skyrock.com", "newgrounds.com"],
  // Sites made of parts, and of programmers.
  ...["github.io", "gitlab.io", "codeberg.page", "netlify.app", "vercel.app", "pages.dev"],
  ...["web.app", "firebaseapp.com", "herokuapp.com", "glitch.me", "replit.app", "repl.co"],
  ...["neocities.org", "carrd.co", "wixsite.com", "weebly.com", "squarespace.com", "webflow.io"],
  ...["strikingly.com", "jimdofree.com", "jimdosite.com", "myportfolio.com", "notion.site"],
  ...["framer.website", "super.site", "tilda.ws", "site123.me", "webnode.page", "my.canva.site"],
  // Works, and what is sold or paid for.
  ...[
    "bandcamp.com",
    "itch.io",
    "deviantart.com",
    "artstation.com",
    "gumroad.com",
    "bigcartel.com",
  ],
  ...["myshopify.com", "square.site", "booth.pm", "fanbox.cc", "podbean.com", "libsyn.com"],
  ...["buzzsprout.com", "transistor.fm", "teachable.com", "bsky.social"],
] as const;

/** Blogspot has a host for each country: `ada.blogspot.com`, `ada.blogspot.co.uk`. */
const BLOGSPOT = "blogspot\\.(?:com?\\.)?[a-z]{2,3}";

/** What stands before a host and names nobody. */
const NAMELESS = new Set("www m mobile en de fr es old new web amp api open news blog".split(" "));

/** Labels of hosts that say what kind they are. */
const KINDS = new Set("com net org edu gov mil int info biz blog example".split(" "));

/** Where the first part of a path is a user name. */
const X_SITE = /^(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com$|^practice\.example$/;

/** The path of a post, also where another host shows it, as mirrors of X do. */
const X_PATH = /^\/[^/]+\/status(?:es)?\/\d+/;

/** Parts of a path that say what follows, and of whom nothing. */
export const WORDS_OF_PATHS: ReadonlySet<string> = new Set(
  ("status statuses i web photo video media article hashtag search intent lists communities events " +
    "watch shorts channel user p reel reels posts in company r comments")
    .split(" "),
);

const either = (hosts: readonly string[]) => hosts.map(RegExp.escape).join("|");
const PERSON_BEFORE = new RegExp(`^(.+)\\.(${either(BY_SUBDOMAIN)}|${BLOGSPOT})$`);
const KNOWN = new RegExp(`(?:^|\\.)(?:${either([...BY_PATH, ...BY_SUBDOMAIN])}|${BLOGSPOT})$`);
const OF_PATH: ReadonlySet<string> = new Set(BY_PATH);

/** A host, and those that it is part of: of `www.x.com`, itself, `x.com` and `com`. */
const within = (host: string): string[] =>
  host.split(".").map((_, at, labels) => labels.slice(at).join("."));

/** What finds an address without a scheme in a text: one with a path, or with a person's own host. */
export const BARE_LINK = `(?<![\\w.@-])(?:[\\p{L}\\p{N}_-]+\\.)+` +
  `(?:(?:${
    either(BY_SUBDOMAIN)
  }|${BLOGSPOT})(?![\\w-])|\\p{L}{2,}(?::\\d+)?(?=/))(?:[/?#][^\\s<>"]*)?`;

/** Whose links a host has, and a path on it. */
export interface LinkSite {
  /** Whether the path is one of X, where user names and ids of posts have their places. */
  isX: boolean;
  /** Whether every part of the path leads to a person or a post. */
  isOfPeople: boolean;
}

/** @param host In small letters, without port. */
export function siteOf(host: string, path: string): LinkSite {
  const isX = X_SITE.test(host) || X_PATH.test(path);
  return { isX, isOfPeople: isX || within(host).some((each) => OF_PATH.has(each)) };
}

/** Whether a label of a host is a person's: surely, if its name is known, or by no means. */
export type NamesPerson = "always" | "if known" | "never";

/**
 * The labels of a host, and whether each is a person's.
 *
 * @param host In small letters, without port.
 */
export function labelsOf(host: string): { label: string; names: NamesPerson }[] {
  const labels = host.split(".");
  const people = host.match(PERSON_BEFORE)?.[1].split(".").length ?? 0;
  const [known = ""] = host.match(KNOWN) ?? [];
  const ownLabels = known.split(".").filter((label) => label !== "").length;
  const service = labels.length - Math.max(1, ownLabels);
  return labels.map((label, at) => {
    if (NAMELESS.has(label) || label === "") return { label, names: "never" };
    if (at < people) return { label, names: "always" };
    // Too short for a name, or the name of a service, and of whom nothing.
    const isPlain = at >= service || KINDS.has(label) || label.length < 4;
    return { label, names: isPlain ? "never" : "if known" };
  });
}
