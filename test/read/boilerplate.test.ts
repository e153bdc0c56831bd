import { describe, expect, test } from 'vitest';
import { parseTsv, readData } from '../../src/data.ts';
import { dropBoilerplate } from '../../src/read/boilerplate.ts';
import { readByline, readNameLine } from '../../src/read/byline.ts';
import type { RawBlock } from '../../src/read/page.ts';

/** `# ` makes a heading, `[ ]` around a text a link. */
function block(written: string): RawBlock {
  const heading = /^# /u.test(written);
  const link = /^\[.*\]$/u.test(written);
  const text = heading ? written.slice(2) : link ? written.slice(1, -1) : written;
  return { kind: heading ? 'heading' : 'paragraph', text, level: heading ? 2 : 0, linked: link ? text.length : 0 };
}

const PROSE = Array.from({ length: 20 }, (_, at) =>
  block(`正文的第 ${at + 1} 段，讲的是一个开源项目从立项到发布的经过。`),
);

/** What stays of these blocks in the middle or at the end of an article. */
function keptOf(written: readonly string[], where: 'middle' | 'end'): string[] {
  const after = where === 'middle' ? PROSE : [];
  const { blocks } = dropBoilerplate([...PROSE, ...written.map(block), ...after]);
  return blocks.filter((kept) => !PROSE.includes(kept)).map(({ text }) => text);
}

/** For every rule: blocks that it drops, and blocks with the same words that it spares. */
const CASES: Record<string, { drops: string[]; spares: string[] }> = {
  'copyright-title': { drops: ['版权声明'], spares: ['版权声明应当写在文件的开头。'] },
  'copyright-labelled': {
    drops: ['免责声明：以上只代表个人看法。'],
    spares: ['他说免责声明写得很清楚，没有人会误解。'],
  },
  'copyright-original': {
    drops: ['本文为作者原创，未得到许可时请勿复制或转载。'],
    spares: ['本文介绍一种原创的调度算法，以及它在集群中的表现。'],
  },
  'copyright-user-content': {
    drops: ['本文内容由社区用户自发贡献，版权归作者本人，平台不承担法律责任。'],
    spares: ['本文内容由三个部分组成，先讲背景，再讲实现。'],
  },
  'copyright-repost': {
    drops: ['转载请注明出处'],
    spares: ['许多刊物曾规定转载的办法，而编辑们往往不知道在网上转载请注明出处的惯例从哪里来。'],
  },
  'copyright-infringement': { drops: ['图片来自网络，如有侵权请告知。'], spares: ['法院认定这家公司侵权，判其赔偿。'] },
  'copyright-all-rights': {
    drops: ['Example Media. All rights reserved.'],
    spares: ['The phrase all rights reserved was once required by a treaty.'],
  },
  'copyright-sign': {
    drops: ['© 2021 Example Media', '版权所有 © 云端笔记'],
    spares: ['Copyright law of 1976 asked for a notice; 版权所有 was its Chinese form.'],
  },
  'copyright-author': { drops: ['著作权归作者所有。'], spares: ['法庭上争的是著作权归谁的问题，而不是钱。'] },
  'licence-creative-commons': {
    drops: ['本作品采用知识共享署名 4.0 国际许可协议'],
    spares: ['2001 年，知识共享组织成立，次年发布了第一批许可协议。'],
  },
  'licence-cc-link': { drops: ['[CC BY-SA 4.0]'], spares: ['CC BY-SA 要求改编者用同样的条件发布作品。'] },
  'repost-source': { drops: ['转载自 云端笔记'], spares: ['转载自由的文章，会让传播变快，也会让错误变多。'] },
  'original-link': {
    drops: ['原文链接：https://example.org/a/1'],
    spares: ['点开原文链接之后，读者会看到作者附上的全部数据。'],
  },
  'original-labelled': { drops: ['原文：一次迁移的始末', '原标题：迁移'], spares: ['原文中提到，迁移用了三个月。'] },
  'original-told': { drops: ['原文发表于 2019 年 3 月。'], spares: ['这份报告的原文发表时没有附图。'] },
  'repost-told': { drops: ['本文系转载，已得到作者同意。'], spares: ['本文讨论消息如何在节点之间转发。'] },
  via: { drops: ['via: https://example.org/post'], spares: ['Via a proxy, the request reaches the service.'] },
  'first-published': {
    drops: ['This post was originally published on the Example blog.'],
    spares: ['First published in 1999, the book has sold a million copies.'],
  },
  'translation-credit': {
    drops: ['本文由 译者小组 原创编译，某某社区 荣誉推出'],
    spares: ['本文由浅入深地讲解编译器。'],
  },
  'translation-platform': { drops: ['某某中国 荣誉推出'], spares: ['荣誉推出这一说法，在广告里用得太多。'] },
  'follow-account': {
    drops: ['欢迎关注我们的公众号'],
    spares: ['用户扫描二维码即可付款，不必输入密码。', '关注公众号的读者多了三倍。'],
  },
  'follow-named': { drops: ['首发公众号：开源手记'], spares: ['一个公众号的编辑部通常有五个人。'] },
  'follow-ask': { drops: ['欢迎大家在评论区留言讨论'], spares: ['评论区里的讨论后来变成了一个提案。'] },
  'follow-scan': { drops: ['微信扫码加群'], spares: ['在应用里添加设备，扫一扫就可以连接。'] },
  'follow-me': { drops: ['点关注，不迷路'], spares: ['他关注我国的开源生态多年。', '我们重点关注请求的延迟。'] },
  'follow-like': { drops: ['觉得有用就点个赞吧'], spares: ['用户可以点赞和收藏，也可以发表评论。'] },
  'follow-star': { drops: ['欢迎 Star 我们的仓库'], spares: ['如果用户收藏了商品，系统会记下时间。'] },
  'follow-star-ask': { drops: ['记得给项目 star'], spares: ['这个项目上线一周，就得到五千个 star。'] },
  'follow-join': { drops: ['等你加入我们！'], spares: ['三家公司在去年加入了这个社区。'] },
  'follow-interest': { drops: ['对数据库感兴趣的朋友'], spares: ['对数据库感兴趣的朋友在会上组成了一个小组。'] },
  'follow-more': { drops: ['点击阅读原文'], spares: ['点击链接标签，再选择新建。'] },
  'follow-english': { drops: ['Follow us on social media'], spares: ['Follow the guide to install the operator.'] },
  'download-promo': { drops: ['全套课程免费领取'], spares: ['任何人都可以在官网免费获取源代码。'] },
  'share-buttons': { drops: ['分享到：微信 微博 QQ'], spares: ['分享到这里就要结束了，感谢各位讲师。'] },
  'article-end': { drops: ['- END -'], spares: ['END 关键字结束一个代码块。'] },
  'related-list': {
    drops: ['# 推荐阅读', '[十年之后再看容器]', '从零搭一个网关'],
    spares: ['推荐阅读这本书，它讲清了一致性协议。'],
  },
  'related-topic': { drops: ['# 消息队列相关阅读', '[消息的三种语义]'], spares: ['相关文章有十多篇，这里只说两篇。'] },
  'related-list-english': {
    drops: ['# Related posts', '[Ten years of containers]'],
    spares: ['Related posts were merged.'],
  },
  'related-labelled': { drops: ['推荐阅读：十年之后再看容器'], spares: ['编者强烈推荐阅读：它讲得很细。'] },
  'related-pointer': { drops: ['☞ 十年之后再看容器'], spares: ['按 ☞ 键翻到下一页。'] },
  'related-pointer-link': { drops: ['[👉 十年之后再看容器]'], spares: ['👉 第一步：安装依赖。'] },
  'reference-links': {
    drops: ['参考资料', '[一篇论文]', '规范：https://example.org/spec'],
    spares: ['参考资料', '会上发的小册子讲了这段历史，作者是当时的主席。'],
  },
  'address-only': { drops: ['https://example.org/a'], spares: ['项目在 https://example.org/a 上开发。'] },
  'address-labelled': {
    drops: ['项目地址：https://example.org/a'],
    spares: ['想知道怎样参加这个新项目的读者请到这里去看：https://example.org/a'],
  },
  contents: {
    drops: ['目录', '一、背景', '[二、实现]'],
    spares: ['目录', '配置文件放在安装目录下，名字不能改。'],
  },
  'contents-english': {
    drops: ['Contents', '[1. Background]'],
    spares: ['Contents', 'The archive holds three files.'],
  },
  contact: { drops: ['邮箱：someone@example.org'], spares: ['邮箱：一种保存邮件的服务。'] },
  'contact-email': { drops: ['投稿请发 someone@example.org'], spares: ['他在投稿时写了两个作者的名字。'] },
  'code-statement': {
    drops: ['import java.util.List;', 'if (ready) {'],
    spares: ['Support for the new storage interface;'],
  },
  'code-tag': { drops: ['<template>'], spares: ['The <template> element holds markup.'] },
  'code-prompt': { drops: ['$ make install', '[root@host ~]# reboot now'], spares: ['$ 100 million was raised.'] },
  'image-alt': { drops: ['图片描述'], spares: ['图片描述了整个架构。'] },
  'posted-on': { drops: ['发布于 2021-02-22 10:36'], spares: ['发布于去年的版本修好了这个问题。'] },
  'reading-time': {
    drops: ['本文 3200 字，预计阅读 11 分钟'],
    spares: ['他花了 11 分钟读完这 3200 字的长文，没有漏掉一处。'],
  },
  'follow-star-once': { drops: ['MyMesh Star 一下✨：'], spares: ['数一下 Star 一共有多少个。'] },
  'follow-bare': { drops: ['仓库已经公开，欢迎 follow、fork'], spares: ['社区里最受欢迎 fork 的仓库只有两个。'] },
  'follow-community': { drops: ['欢迎加入云端笔记知识星球'], spares: ['训练营很受欢迎，专栏也有许多人读。'] },
  'follow-message': { drops: ['同步进展，欢迎留言互动～'], spares: ['读者留言互动的次数，比去年多了三倍。'] },
  'group-number': { drops: ['答疑请加QQ群：1234567'], spares: ['给集群添加 30000 台机器要一周。'] },
  interviewee: { drops: ['受访人 | 林晓'], spares: ['受访者里有一半用过容器。'] },
  recruiting: {
    drops: ['存储团队招人啦，期待各位。', '欢迎志同道合的伙伴加入我们！'],
    spares: ['新版会在几个月内推出。', '书名叫《加入我们》。', '加入我们的人来自各地。'],
  },
  'dial-in': { drops: ['入会口令（钉钉）：123 456'], spares: ['入会链接由系统发给每一位与会者。'] },
  'advice-notice': { drops: ['经验内容仅供参考，具体问题请咨询专家'], spares: ['这些经验可以供别的团队参考。'] },
  'image-credit': { drops: ['大会现场 图源：云端笔记'], spares: ['图片来源于一次实验，它在三台机器上做了一周。'] },
  'leave-below': { drops: ['如果已经用上，请在下方链接登记'], spares: ['下方链接登记了全部的版本。'] },
  'archive-list': { drops: ['# 线上直播合集', '[第一期]'], spares: ['线上直播合集', '这一节说明怎样剪辑录像。'] },
  'follow-on': {
    drops: ['You can follow us on the usual networks'],
    spares: ['The steps that follow are on the next page.'],
  },
  'get-involved': { drops: ['# Get Involved', '[Chat]'], spares: ['Get involved', 'The group meets twice a month.'] },
  'comment-form': { drops: ['发表评论', '上一篇：如何选型'], spares: ['上一篇我们讲了如何选型。'] },
};

const RULES = parseTsv(readData('boilerplate/rules.tsv'));

describe('boilerplate rules', () => {
  test('have a case each', () => {
    expect(RULES.map(([name]) => name).sort()).toEqual(Object.keys(CASES).sort());
  });

  test.each(RULES.map(([name = '', scope, , pattern = '', spares]) => ({ name, scope, pattern, spares })))(
    '$name drops its own and spares the same words in the text',
    ({ name, pattern, spares: told }) => {
      const { drops, spares } = CASES[name] ?? { drops: [], spares: [] };
      expect(told).not.toBe(undefined);
      expect(drops[0]).toMatch(new RegExp(pattern.replace('^', '^(?:# |\\[)?'), 'iu'));
      const headings = name.startsWith('contents') ? ['# 一、背景', '# 二、实现'] : [];
      const left = keptOf([...drops, ...headings], 'end').filter((text) => !headings.includes(`# ${text}`));
      expect(left).toEqual([]);
      expect(keptOf(spares, 'middle')).toEqual(spares.map((text) => text.replace(/^# /u, '')));
    },
  );

  test.each([
    '地址 : http://example.org/a?b=1，通过分析日志可以知道原因',
    'http://example.org/a，这是它的首页',
    '链接：https://example.org/a这一段说明了原因',
  ])('an address ends where Chinese begins: %s', (said) => {
    expect(keptOf([said], 'middle')).toEqual([said]);
    expect(keptOf(['参考', said], 'middle')).toEqual(['参考', said]);
  });

  test.each([
    ['07参考资料', '[8]镜像服务', 'https://example.org/a'],
    ['四、参考文献', '[1]镜像服务的设计：https://example.org/a'],
    ['# 参考', '[一篇论文]'],
    ['# 进一步阅读', '[一篇论文]'],
  ])('a list of references is known by any heading: %s', (...written) => {
    expect(keptOf(written, 'end')).toEqual([]);
  });

  test('a list of references that are told is text', () => {
    expect(keptOf(['参考', '[8]镜像服务由三个人在去年写成。'], 'middle')).toHaveLength(2);
  });

  test('a row of a table is data, whatever it says', () => {
    const row: RawBlock = { kind: 'table-row', text: '邮箱：someone@example.org', level: 0, linked: 0 };
    expect(dropBoilerplate([...PROSE, row, ...PROSE]).blocks).toContain(row);
    expect(dropBoilerplate([...PROSE, { ...row, kind: 'paragraph' }, ...PROSE]).blocks).toHaveLength(40);
  });

  test('a label goes with its addresses, and stays with anything else', () => {
    expect(keptOf(['官方文档：', 'https://example.org/a', 'https://example.org/b'], 'middle')).toEqual([]);
    expect(keptOf(['官方文档：', 'https://example.org/a', '版权声明'], 'middle')).toEqual(['官方文档：']);
    expect(keptOf(['such as these:', 'https://example.org/a'], 'middle')).toEqual(['such as these:']);
  });

  test('a heading at the end goes where nothing stands under it', () => {
    expect(keptOf(['# 附件', '# 链接', 'https://example.org/a'], 'end')).toEqual([]);
    expect(keptOf(['# 附件', '三份。'], 'end')).toEqual(['附件', '三份。']);
    expect(dropBoilerplate([block('# 题')]).blocks).toHaveLength(1);
  });

  test('a list of other articles ends at the next heading', () => {
    expect(keptOf(['# 往期精彩', '[旧文一]', '# 后记', '写于北京。'], 'end')).toEqual(['后记', '写于北京。']);
  });

  test('a list of other articles ends where sentences begin', () => {
    expect(keptOf(['往期回顾', '旧文一', '这一段又是正文，它有完整的句子。'], 'end')).toEqual([
      '这一段又是正文，它有完整的句子。',
    ]);
  });
});

describe('by-lines', () => {
  test.each([
    ['作者 | 林晓', ['author:林晓']],
    ['作者：林晓、周舟', ['author:林晓', 'author:周舟']],
    ['文｜林晓（花名：小溪 ）', ['author:林晓']],
    [
      '整理 | 林晓 责编 | 周舟 出品 | 开源手记（ID：osnotes）',
      ['editor:林晓', 'editor:周舟', 'source:开源手记（ID：osnotes）'],
    ],
    ['作者：Ann Lee 译者：linxiao 校对：zhouzhou', ['author:Ann Lee', 'translator:linxiao', 'editor:zhouzhou']],
    ['作者: Ann Lee (红帽), 周舟 (华为)', ['author:Ann Lee', 'author:周舟']],
    [
      'Authors: Ann Lee (University of Testing), Bo Chen (Example), and Cy Dow (CNCF)',
      ['author:Ann Lee', 'author:Bo Chen', 'author:Cy Dow'],
    ],
    ['By Ann Lee, Example Inc', ['author:Ann Lee']],
    ['文章来源：云端笔记', ['source:云端笔记']],
    ['📜作者：爱吃鱼的猫', ['author:爱吃鱼的猫']],
  ])('%s is one at the top of an article', (text, credits) => {
    expect(readByline(text, true)?.map(({ role, name }) => `${role}:${name}`)).toEqual(credits);
  });

  test.each([
    '作者：他在书中写道，开源不只是一种许可，更是一种做事的方法。',
    '作者在书中写道，开源是一种方法',
    '编辑：可以修改已有的文档，也可以删除它',
    '本文作者：林晓，某公司高级专家，目前在基础架构团队负责调度系统的设计与实现工作。',
    'By default the service listens on one port',
    'By 2015 Kubernetes had been released',
    '来源：统计年鉴',
  ])('%s is text', (text) => {
    expect(readByline(text, true)).toBeNull();
  });

  test('labels that are common words count at the top and the end alone', () => {
    expect(keptOf(['编辑：周舟'], 'middle')).toEqual(['编辑：周舟']);
    expect(keptOf(['编辑：周舟'], 'end')).toEqual([]);
  });

  test.each<[string, 'name' | 'dated', boolean]>([
    ['林晓 2021-02-22', 'dated', true],
    ['2021年2月22日 林晓', 'dated', true],
    ['林晓 | 2021/02/22', 'dated', true],
    ['林晓', 'name', true],
    ['高峰 2021', 'dated', false],
    ['林晓', 'dated', false],
    ['背景 2021-02-22', 'dated', false],
    ['林晓 周舟', 'name', false],
    ['林晓在会上 2021-02-22', 'dated', false],
  ])('a name alone, %s (%s): %s', (text, kind, is) => {
    expect(readNameLine(text, kind)).toEqual(is ? [{ role: 'author', name: '林晓' }] : null);
  });

  test('one that describes a group is dropped, and names nobody', () => {
    expect(readByline('Author: The release working group', true)).toEqual([]);
  });

  test('a name behind the heading that announces it is one', () => {
    const { blocks, credits } = dropBoilerplate([...PROSE, block('# 作者简介'), block('林晓'), block('写过三本书。')]);
    expect(credits).toEqual([{ role: 'author', name: '林晓' }]);
    expect(blocks.map(({ text }) => text)).not.toContain('林晓');
    expect(keptOf(['# 林业', '林晓'], 'middle')).toEqual(['林业', '林晓']);
  });

  test('a signature at the end is one', () => {
    const signed = '-- Ann Lee and Bo Chen, Engineers, Example';
    expect(dropBoilerplate([...PROSE, block(signed)]).credits.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo Chen']);
    expect(keptOf([signed], 'middle')).toEqual([signed]);
    expect(keptOf(['-- Ann Lee, who leads the group. She is old.'], 'end')).toHaveLength(1);
  });

  test('the author of a book that is described is text', () => {
    expect(keptOf(['书名：调度的艺术', '作者：林晓'], 'end')).toEqual(['书名：调度的艺术', '作者：林晓']);
  });
});
