#include "pd-lexicon.h"

#include <string.h>

#include "pd-fold.h"

/* As pd_fold_line () leaves them, with spaces between them; Traditional and Simplified are one. */
static const struct
{
  PdPhraseKind kind;
  const char *phrases;
} lists[] = {
  { PD_PHRASE_INTERFACE,
    "微信扫一扫 微信扫码 扫一扫 扫码分享 预览时标签不可点 继续滑动看下一个 向上滑动看下一个 向下滑动查看 上下滑动查看 左右滑动查看 滑动查看更多 轻触阅读原文 轻点两下取消赞 轻点两下取消在看 使用小程序 使用完整服务 可打开此内容 "
    "关注该公众号 打开此内容 相关小程序 微信扫一扫赞赏作者 赞赏作者 喜欢作者 名称已清空 其它金额 赞赏金额 最低赞赏 返回顶部 回到顶部 返回首页 返回列表 返回上一页 查看原文 阅读全文 展开全文 展开阅读全文 收起全文 点击展开全文 "
    "点击加载更多 加载更多 正在加载 加载中 没有更多了 已加载全部 上一篇 下一篇 上一页 下一页 上一条 下一条 分享到 分享至 微信好友 朋友圈 新浪微博 qq空间 复制链接 打开app 在app内打开 app内打开 app打开 下载app 下载客户端 打开客户端 "
    "打印本页 关闭窗口 关闭本页 我要评论 发表评论 写评论 查看评论 全部评论 登录后评论 登录后发表评论 请先登录 点击登录 快速登录 举报反馈 意见反馈 网站地图 视频加载失败 播放视频 您的浏览器不支持 点击图片查看大图 点击查看大图 查看大图 "
    "听全文 全文朗读 收听全文 文章已关注 已关注 取消关注 发消息 阅读次数 浏览次数 点击次数 人阅读 次阅读 人浏览 次浏览 人点赞 条评论 个评论 人在看 大中小 小中大 字体大小 字号 我的收藏 加入收藏 人划线 个朋友 位朋友 阅读量 浏览量 "
    "sharethis shareon shareto shareviaemail shareonfacebook shareontwitter tweetthis pinit backtotop leaveacomment leaveareply postacomment loadmore showmore readmore continuereading previouspost nextpost copylink printthispage "
    "skiptocontent skiptomaincontent minread minuteread clicktoshare openinnewwindow opensinnewwindow signin signup "
    "この记事をシェア シェアする ツイートする いいねする ページトップへ トップへ戻る 前の记事 次の记事 記事一覧 记事一覧 コメントする コメントを書く フォローする ログイン 会员登録 印刷する 続きを読む "
    "공유하기 좋아요 구독하기 이전글 다음글 이전기사 다음기사 맨위로 글자크기 url복사 기사저장 기사공유 스크랩 댓글쓰기 카카오톡 본문글씨키우기 본문글씨줄이기 바로가기" },
  { PD_PHRASE_CONTROL,
    "分享 收藏 点赞 在看 赞 留言 评论 转发 视频 小程序 取消 允许 知道了 听过 举报 打印 关闭 回复 阅读 浏览 登录 注册 搜索 首页 更多 展开 收起 订阅 喜欢 关注 微信 微博 qq 推荐 观看 收看 收听 赞同 反对 踩 "
    "share tweet pin like likes comment comments reply print email save subscribe login register search menu home next previous facebook twitter whatsapp telegram linkedin reddit pinterest bookmark follow following views copy "
    "シェア ツイート いいね ブックマーク コメント フォロー 保存 印刷 スキ 공유 댓글 구독 인쇄 목록 로그인 회원가입 복사 페이스북 트위터 추천" },
  { PD_PHRASE_PROMOTION,
    "关注公众号 关注本公众号 关注微信公众号 关注视频号 关注我们 点赞关注 点赞在看 点赞收藏 点赞转发 点个赞 点个在看 点个关注 点亮在看 点击在看 点在看 求关注 求点赞 求转发 请关注 欢迎关注 敬请关注 记得关注 扫码关注 扫码 扫描二维码 扫描下方二维码 扫描上方二维码 "
    "扫描图中二维码 长按识别 长按二维码 长按扫码 长按关注 长按图片 识别二维码 识别图中二维码 下方二维码 上方二维码 加微信 添加微信 加我微信 加入群聊 微信群 读者群 交流群 公众号 视频号 抖音号 头条号 设为星标 加星标 星标 "
    "点击阅读原文 戳阅读原文 阅读原文 点击蓝字 上方蓝字 下方蓝字 点击卡片 点击名片 下方名片 下方卡片 点击下方 点击上方 点击关注 点击查看 点击观看 点击收听 观看更多 查看更多 更多精彩 更多干货 精彩视频 欢迎订阅 欢迎投稿 投稿邮箱 投稿请 商务合作 广告合作 合作请 "
    "一键三连 码字不易 原创不易 创作不易 转发朋友圈 分享到朋友圈 分享给更多 转发给更多 欢迎转发 欢迎留言 欢迎评论 留言区 喜欢就点 记得点赞 动动手指 戳这里 往期内容 近期好文 免费领取 领取资料 "
    "followuson followmeon likeuson joinus joinournewsletter subscribeto signupfor ournewsletter ourchannel downloadourapp "
    "フォローお愿いします チャンネル登録 メルマガ登録 友だち追加 公式line 구독과좋아요 구독부탁 카카오톡제보 제보하기 뉴스레터" },
  { PD_PHRASE_INVITATION, "关注我 转发给 分享给 看更多 阅读更多 了解更多 二维码 评论区 聊聊 打赏 赞赏 三连 加群 进群 入群 置顶 投稿 戳 福利 领取 下载" },
  { PD_PHRASE_THANKS, "感谢 谢谢 多谢 thanksfor thankyoufor" },
  { PD_PHRASE_RELATED,
    "更多阅读 推荐阅读 相关阅读 精彩阅读 往期推荐 往期回顾 往期精选 往期精彩 往期文章 历史文章 精彩推荐 精选推荐 热点视频 热门视频 热门文章 热门推荐 热门阅读 热点推荐 相关文章 相关新闻 相关推荐 相关报道 相关内容 相关资讯 "
    "猜你喜欢 大家都在看 大家还在看 你可能还喜欢 你可能感兴趣 为你推荐 推荐文章 最新文章 最新资讯 今日推荐 更多文章 更多推荐 更多新闻 更多报道 好文推荐 "
    "relatedposts relatedarticles relatedstories relatednews relatedcontent youmayalsolike youmightalsolike recommended recommendedforyou morefromthisauthor trendingnow mostpopular mostread morestories readnext "
    "関连记事 关连记事 おすすめ记事 あわせて読みたい 合わせて読みたい 人気记事 新着记事 こちらもおすすめ 관련기사 관련뉴스 많이본뉴스 많이본기사 추천기사 인기기사 주요뉴스" },
  { PD_PHRASE_REPRINT,
    "转载请 请勿转载 不得转载 禁止转载 严禁转载 谢绝转载 拒绝转载 如需转载 如要转载 若需转载 转载须 转载需 转载务必 欢迎转载 转载授权 授权转载 转载事宜 转载声明 转载时请 转载必须 转载联系 "
    "版权所有 版权归 著作权归 版权属 著作权属 版权声明 版权说明 版权信息 注明出处 注明来源 侵权必究 违者必究 翻版必究 盗版必究 追究法律责任 保留所有权利 保留一切权利 知识共享 任何形式 任何单位和个人 "
    "allrightsreserved creativecommons ccby ccbysa ccbync ccbyncsa ccbynd ccbyncnd cc0 reproductionprohibited donotreproduce reprintedwithpermission "
    "无断転载 無断転載 无断复制 无断転用 无断使用 転载を禁 転载禁止 転载转用 无断引用 禁无断 무단전재 무단복제 무단배포 재배포금지 저작권자 저작권법 모든저작권" },
  { PD_PHRASE_UNPERMITTED, "未经许可 未经授权 未经允许 未经同意 未经书面 未经本 未经作者 未经 未获授权 withoutpermission withoutwrittenpermission" },
  { PD_PHRASE_BAN, "不得 禁止 严禁 请勿 谢绝 拒绝 不允许 一律 必究 追究 maynotbe prohibited" },
  { PD_PHRASE_DISCLAIMER,
    "免责声明 不代表本 不代表平台 并不代表 仅代表作者 仅代表个人 代表作者个人 与本站无关 与本网无关 与本平台无关 与平台无关 仅供参考 仅供学习 仅供娱乐 如有侵权 若有侵权 如涉及侵权 如有侵犯 侵删 联系删除 及时删除 来自网络 来源网络 来源于网络 来自互联网 来源于互联网 "
    "收集自互联网 转载自网络 用户投稿 网友投稿 不构成投资建议 不构成任何投资 投资有风险 入市需谨慎 请自行承担 不承担 真实性 theviewsexpressed viewsaretheauthors notfinancialadvice" },
  { PD_PHRASE_TERMS,
    "转载 复制 摘编 摘录 引用 传播 镜像 商用 商业用途 许可 授权 书面 允许 同意 协议 许可协议 注明 出处 来源 作者 译者 原作者 原文 原文链接 本声明 声明 原创 原创文章 原创内容 原创作品 首发 独家 所有 归 权利 版权 著作权 侵权 究 "
    "本文为 本文系 本文由 本文 本站 本网 本号 本公众号 本平台 本刊 本报 本作品 本网站 该作品 此文 文章 内容 观点 立场 本人 联系 请联系 后台 邮箱 署名 非商业性使用 相同方式共享 禁止演绎 国际 采用 进行许可 遵循 链接 附上 完整 改动 删除 保留 网络 互联网 图片 "
    "娱乐 参考 学习 交流 个人 盲信 轻信 无关 用户 发布 自行 风险 copyright reserved rights reproduction permission license licensed under international attribution noncommercial sharealike" },
  { PD_PHRASE_NOTE,
    "参考文献 延伸阅读 拓展阅读 扩展阅读 相关链接 相关资料 参考阅读 参考资料 参考书目 参考来源 参考链接 引用文献 注释 注解 脚注 尾注 附注 附录 附 注 作者简介 作者介绍 关于作者 译者简介 编者注 编者按 译者注 作者注 更正 勘误 致谢 后记 补记 附记 资料来源 "
    "references notes footnotes bibliography appendix abouttheauthor aboutauthor correction acknowledgements sources 脚註 出典 引用元 注記 참고문헌 각주 주석 참고자료" },
  { PD_PHRASE_REPORTED, "图片来自 图片来源 配图 图源 题图 头图 封面图 photoby imageby 不得不 认为 指出 表示 规定 法院 介绍 强调 提到 写道 问道 问题 是否 应该 应当 为什么 怎么 如何 曾经 终于 竟然 没有 那天 那年 他们 她们 他说 她说 有人 骗局 据说 当时 后来 因为 所以" },
  { PD_PHRASE_FILLER,
    "我们 我的 你们 你的 您的 我 您 你 大家 各位 请 吧 哦 呢 啦 哟 呀 了 的 和 与 或 及 并 也 就 可 可以 能 记得 别忘了 别忘记 不要忘记 不要忘了 一下 一个 个 这个 本期 本篇 这篇 文章 内容 精彩 更多 最新 资讯 信息 视频 图片 图中 下方 上方 右下角 左下角 文末 底部 这里 按钮 名片 卡片 蓝字 "
    "如果 要是 觉得 有用 不错 支持 朋友 朋友们 小伙伴 好友 读者 到 在 对 为 是 让 看 点 击 点击 获取 查看 即可 后 前 每天 每日 第一时间 不错过 欢迎 一起 互动 讨论 给 加 人 次 条 条数 位 共 第 页 添加 长按 识别 扫描 扫 码 ↓ 快 来 都 不 易 再 走 再走 动动 小手 "
    "to us our the on and for your this a" },
};

/* A phrase by the character that it begins with; the longer ones come first. */
typedef struct
{
  const char *phrase;
  gsize n_bytes;
  guint length;
  PdPhraseKind kind;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a, *y = b;

  return x->n_bytes > y->n_bytes ? -1 : x->n_bytes < y->n_bytes;
}

static void
add_phrase (GHashTable *index,
            const char *phrase,
            PdPhraseKind kind)
{
  gpointer key = GUINT_TO_POINTER (g_utf8_get_char (phrase));
  GArray *entries = g_hash_table_lookup (index, key);
  Entry entry = { phrase, strlen (phrase), g_utf8_strlen (phrase, -1), kind };

  if (entries == NULL)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_hash_table_insert (index, key, entries);
    }
  g_array_append_val (entries, entry);
}

static GHashTable *
get_index (void)
{
  /* Made once, and then only read. */
  static GHashTable *made;

  if (g_once_init_enter_pointer (&made))
    {
      GHashTable *index = g_hash_table_new (NULL, NULL);
      GHashTableIter iter;
      gpointer entries;

      for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
        {
          g_auto (GStrv) phrases = g_strsplit (lists[i].phrases, " ", -1);

          for (guint k = 0; phrases[k] != NULL; k++)
            {
              if (*phrases[k] != '\0')
                add_phrase (index, pd_fold_line (phrases[k], -1), lists[i].kind);
            }
        }
      g_hash_table_iter_init (&iter, index);
      while (g_hash_table_iter_next (&iter, NULL, &entries))
        g_array_sort (entries, compare_entries);
      g_once_init_leave_pointer (&made, index);
    }
  return made;
}

/* How many bytes of @p the longest of these names takes. */
static gsize
match_names (const char *p,
             const char *const *names)
{
  gsize longest = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gsize n = strlen (names[i]);

      if (n > longest && strncmp (p, names[i], n) == 0)
        longest = n;
    }
  return longest;
}

static const Entry *
match (GHashTable *index,
       const char *p)
{
  GArray *entries = g_hash_table_lookup (index, GUINT_TO_POINTER (g_utf8_get_char (p)));

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (strncmp (p, entry->phrase, entry->n_bytes) == 0)
        return entry;
    }
  return NULL;
}

/**
 * pd_lexicon_count:
 * @folded: a line as [func@Pd.fold_line] makes it
 * @names: (nullable) (array zero-terminated=1): names that a line may have beside phrases, folded: the publication's, the author's
 * @count: (out caller-allocates): what it is made of
 *
 * Tells of what phrases a line is made, the longest first.
 */
void
pd_lexicon_count (const char *folded,
                  const char *const *names,
                  PdPhraseCount *count)
{
  GHashTable *index = get_index ();

  g_return_if_fail (folded != NULL);
  g_return_if_fail (count != NULL);

  *count = (PdPhraseCount) { 0 };
  while (*folded != '\0')
    {
      gsize n_name = match_names (folded, names);
      const Entry *entry = match (index, folded);
      PdPhraseKind kind = PD_PHRASE_FILLER;
      guint length = 0;

      if (entry != NULL && entry->n_bytes >= n_name)
        {
          kind = entry->kind;
          length = entry->length;
        }
      else if (n_name > 0)
        length = g_utf8_strlen (folded, n_name);
      if (length > 0)
        {
          count->n[kind]++;
          count->covered[kind] += length;
          count->length += length;
          folded = g_utf8_offset_to_pointer (folded, length);
        }
      else
        {
          count->n_digits += g_ascii_isdigit (*folded);
          count->length++;
          folded = g_utf8_next_char (folded);
        }
    }
}
